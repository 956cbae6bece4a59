//! What a disk holds while a program writes, made again from the log of the layer: what was synced is there for sure, and
//! of the rest each write, each part of 512 bytes of a write, and each change of a name may be lost when the power goes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::writer::Dice;

/// What reaches a disk at once.
const SECTOR_BYTES: usize = 512;

/// One line of the log.
pub struct Line<'a> {
    what: u8,
    file: u64,
    place: usize,
    name: &'a str,
    bytes: &'a [u8],
}

/// The log, line by line.
pub fn lines(mut log: &[u8]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    while !log.is_empty() {
        let (head, rest) = log.split_at(25);
        let size = |bytes| usize::try_from(number(bytes)).unwrap();
        let (name, rest) = rest.split_at(size(&head[1..5]));
        let (bytes, rest) = rest.split_at(size(&head[5..9]));
        let name = std::str::from_utf8(name).unwrap();
        lines.push(Line { what: head[0], file: number(&head[9..17]), place: size(&head[17..25]), name, bytes });
        log = rest;
    }
    lines
}

impl Line<'_> {
    /// What the program said, if it is that.
    pub fn said(&self) -> Option<&str> {
        (self.what == b'o').then(|| std::str::from_utf8(self.bytes).unwrap())
    }
}

/// How much of what was not synced is there after a cut.
#[derive(Clone, Copy, Debug)]
enum Rest {
    Nothing,
    Everything,
    Parts,
}

#[derive(Clone, Copy)]
enum Change<'a> {
    Write(usize, &'a [u8]),
    Length(usize),
}

#[derive(Default)]
struct File<'a> {
    synced: Vec<u8>,
    since: Vec<Change<'a>>,
}

#[derive(Clone)]
enum Naming {
    Made(PathBuf, usize),
    Gone(PathBuf),
    Moved(PathBuf, PathBuf, usize),
    Folder(PathBuf),
}

impl Naming {
    fn folder(&self) -> &Path {
        let (Self::Made(path, _) | Self::Gone(path) | Self::Moved(path, ..) | Self::Folder(path)) = self;
        path.parent().unwrap()
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>, folders: &mut BTreeSet<PathBuf>) {
        match self {
            Self::Made(path, file) => drop(names.insert(path.clone(), *file)),
            Self::Gone(path) => drop(names.remove(path)),
            Self::Moved(from, to, file) => {
                if names.get(from) == Some(file) {
                    names.remove(from);
                }
                names.insert(to.clone(), *file);
            }
            Self::Folder(path) => drop(folders.insert(path.clone())),
        }
    }
}

/// A disk.
pub struct Disk<'a> {
    under: PathBuf,
    files: Vec<File<'a>>,
    /// The file that has a number of the file system now; it gives the number of a removed one to the next.
    numbers: HashMap<u64, usize>,
    /// Names as the program sees them.
    names: BTreeMap<PathBuf, usize>,
    synced_names: BTreeMap<PathBuf, usize>,
    synced_folders: BTreeSet<PathBuf>,
    since: Vec<Naming>,
}

impl<'a> Disk<'a> {
    /// A disk with what lies in the folder now, all of it synced.
    pub fn new(under: &Path) -> Self {
        let mut disk = Self {
            under: under.to_owned(),
            files: Vec::new(),
            numbers: HashMap::new(),
            names: BTreeMap::new(),
            synced_names: BTreeMap::new(),
            synced_folders: BTreeSet::from([under.to_owned()]),
            since: Vec::new(),
        };
        for entry in fs::read_dir(under).unwrap() {
            let path = entry.unwrap().path();
            let file = disk.add(path.metadata().unwrap().ino());
            disk.files[file].synced = fs::read(&path).unwrap();
            disk.names.insert(path.clone(), file);
            disk.synced_names.insert(path, file);
        }
        disk
    }

    fn add(&mut self, number: u64) -> usize {
        self.files.push(File::default());
        self.numbers.insert(number, self.files.len() - 1);
        self.files.len() - 1
    }

    /// Goes on by one line of the log.
    pub fn follow(&mut self, line: &Line<'a>) {
        let name = || PathBuf::from(line.name);
        match line.what {
            b'c' => {
                let file = self.add(line.file);
                self.names.insert(name(), file);
                self.since.push(Naming::Made(name(), file));
            }
            b'w' => self.files[self.numbers[&line.file]].since.push(Change::Write(line.place, line.bytes)),
            b't' => self.files[self.numbers[&line.file]].since.push(Change::Length(line.place)),
            b's' => {
                let file = &mut self.files[self.numbers[&line.file]];
                for change in file.since.drain(..) {
                    apply(&mut file.synced, change);
                }
            }
            b'd' => {
                let folder = name();
                let (here, elsewhere): (Vec<_>, Vec<_>) =
                    self.since.drain(..).partition(|naming: &Naming| naming.folder() == folder);
                self.since = elsewhere;
                for naming in here {
                    naming.apply(&mut self.synced_names, &mut self.synced_folders);
                }
            }
            b'u' => {
                self.names.remove(&name());
                self.since.push(Naming::Gone(name()));
            }
            b'r' => {
                let to = PathBuf::from(std::str::from_utf8(line.bytes).unwrap());
                assert_eq!(to.parent(), name().parent(), "a file goes to another folder");
                let file = self.names.remove(&name()).unwrap();
                self.names.insert(to.clone(), file);
                self.since.push(Naming::Moved(name(), to, file));
            }
            b'm' => self.since.push(Naming::Folder(name())),
            b'o' => {}
            other => panic!("{other} in the log"),
        }
    }

    /// Cuts the power, and puts what is left into a folder. Returns how much was lost or torn.
    pub fn cut(&self, to: &Path, dice: &mut Dice) -> usize {
        let rest = [Rest::Nothing, Rest::Everything, Rest::Parts, Rest::Parts][dice.roll(4)];
        let mut lost = 0;
        let (mut names, mut folders) = (self.synced_names.clone(), self.synced_folders.clone());
        // A file system may keep the order of its names, or not.
        let kept = dice.roll(self.since.len() + 1);
        let in_order = dice.roll(2) == 0;
        for (number, naming) in self.since.iter().enumerate() {
            let is_kept = match rest {
                Rest::Nothing => false,
                Rest::Everything => true,
                Rest::Parts if in_order => number < kept,
                Rest::Parts => dice.roll(2) == 0,
            };
            if is_kept {
                naming.apply(&mut names, &mut folders);
            }
            lost += usize::from(!is_kept);
        }
        for folder in &folders {
            fs::create_dir_all(to.join(folder.strip_prefix(&self.under).unwrap())).unwrap();
        }
        for (path, file) in
            names.iter().filter(|(path, _)| path.parent().is_some_and(|folder| folders.contains(folder)))
        {
            let file = &self.files[*file];
            let mut bytes = file.synced.clone();
            for change in &file.since {
                lost += lose(&mut bytes, *change, rest, dice);
            }
            fs::write(to.join(path.strip_prefix(&self.under).unwrap()), bytes).unwrap();
        }
        lost
    }
}

fn apply(bytes: &mut Vec<u8>, change: Change<'_>) {
    match change {
        Change::Length(length) => bytes.resize(length, 0),
        Change::Write(place, written) => {
            let end = place + written.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[place..end].copy_from_slice(written);
        }
    }
}

/// Applies a change as far as it got; returns 1 if some of it did not.
fn lose(bytes: &mut Vec<u8>, change: Change<'_>, rest: Rest, dice: &mut Dice) -> usize {
    match (rest, change) {
        (Rest::Nothing, _) => return 1,
        (Rest::Parts, Change::Length(_)) if dice.roll(2) == 0 => return 1,
        (Rest::Parts, Change::Write(place, written)) => match dice.roll(3) {
            0 => return 1,
            1 => {
                let mut from = 0;
                while from < written.len() {
                    // Up to the next sector of the file.
                    let to = (from + SECTOR_BYTES - (place + from) % SECTOR_BYTES).min(written.len());
                    if dice.roll(2) == 0 {
                        apply(bytes, Change::Write(place + from, &written[from..to]));
                    }
                    from = to;
                }
                return 1;
            }
            _ => {}
        },
        (Rest::Everything, _) | (Rest::Parts, Change::Length(_)) => {}
    }
    apply(bytes, change);
    0
}
