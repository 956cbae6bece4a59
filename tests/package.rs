//! What is installed beside the program: menu entry, software centre, icons, manual and completions say the same as the
//! program itself, and a portable program stays in its folder.
//!
//! Icons, manual pages and completions are made here: `UPDATE_PACKAGE=1 cargo test --test package` writes them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap_complete::{Shell, generate};
use clap_mangen::Man;
use common::{Home, said};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use soleus::cli::definition;
use soleus::platform::APP_ID;

/// The sizes that menus, docks and software centres ask for, in pixels.
const SIZES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Whether what is made here shall be written instead of compared.
fn writes() -> bool {
    std::env::var_os("UPDATE_PACKAGE").is_some()
}

/// Compares what is made with what is there, or writes it.
fn settle(folder: &str, made: &BTreeMap<String, Vec<u8>>) {
    let folder = root().join(folder);
    if writes() {
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in made {
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
    let there = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut there: Vec<String> = there.collect();
    there.sort();
    assert_eq!(there, made.keys().cloned().collect::<Vec<_>>(), "in {}", folder.display());
    for (name, bytes) in made {
        let found = fs::read(folder.join(name)).unwrap();
        // A checkout may have other line ends.
        let found: Vec<u8> = found.into_iter().filter(|byte| *byte != b'\r').collect();
        assert!(found == *bytes, "{name} is out of date: UPDATE_PACKAGE=1 cargo test --test package");
    }
}

/// The groups of a desktop entry with their keys.
fn desktop_entry() -> BTreeMap<String, BTreeMap<String, String>> {
    let mut groups: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut group = String::new();
    for line in read(&format!("assets/desktop/{APP_ID}.desktop")).lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut group);
        } else if let Some((key, value)) = line.split_once('=') {
            groups.entry(group.clone()).or_default().insert(key.to_owned(), value.to_owned());
        }
    }
    groups
}

/// What stands between two tags, the first time.
fn tag<'a>(text: &'a str, open: &str) -> &'a str {
    let close = format!("</{}>", open.trim_start_matches('<').split([' ', '>']).next().unwrap());
    let rest = text.split_once(open).unwrap_or_else(|| panic!("no {open}")).1;
    rest.split_once(close.as_str()).unwrap().0.trim()
}

#[test]
fn every_line_of_the_menu_entry_starts_the_program_as_it_says() {
    let groups = desktop_entry();
    let entry = &groups["Desktop Entry"];
    // A desktop puts the window under the entry by this name, and finds the icon by it.
    assert_eq!((entry["StartupWMClass"].as_str(), entry["Icon"].as_str()), (APP_ID, APP_ID));
    let mut names: Vec<&str> = entry["Actions"].split_terminator(';').collect();
    assert_eq!(groups.len(), names.len() + 1, "each action has its group, and no group is left over");
    assert_eq!(groups[&format!("Desktop Action {}", names[0])]["Name"], "Log pain now");
    assert_eq!(groups[&format!("Desktop Action {}", names[1])]["Name"], "Start the due routine");
    names.sort_unstable();
    for group in groups.values() {
        let words: Vec<&str> = group["Exec"].split(' ').collect();
        assert_eq!(words[0], env!("CARGO_PKG_NAME"));
        definition().try_get_matches_from(&words).unwrap_or_else(|error| panic!("{words:?}: {error}"));
    }
}

#[test]
fn the_software_centre_shows_this_program_and_this_version() {
    let text = read(&format!("assets/desktop/{APP_ID}.metainfo.xml"));
    let entry = &desktop_entry()["Desktop Entry"];
    assert_eq!(tag(&text, "<id>"), APP_ID);
    assert_eq!(tag(&text, "<launchable type=\"desktop-id\">"), format!("{APP_ID}.desktop"));
    assert_eq!(tag(&text, "<icon type=\"stock\">"), APP_ID);
    assert_eq!(tag(&text, "<binary>"), env!("CARGO_PKG_NAME"));
    assert_eq!(tag(&text, "<project_license>"), env!("CARGO_PKG_LICENSE"));
    assert_eq!((tag(&text, "<name>"), tag(&text, "<summary>")), (entry["Name"].as_str(), entry["Comment"].as_str()));
    let newest = text.split_once("<release version=\"").unwrap().1.split('"').next().unwrap();
    assert_eq!(newest, env!("CARGO_PKG_VERSION"));
    assert!(read("CHANGELOG.md").contains(&format!("## {newest}")), "what is new in it can be read");
    assert!(text.contains("Soleus is not a doctor."), "it promises no more there than in the program");
}

#[test]
fn the_icon_is_the_same_drawing_in_every_size() {
    let tree = Tree::from_str(&read("assets/icons/soleus.svg"), &Options::default()).unwrap();
    let folder = root().join("assets/desktop/icons");
    for size in SIZES {
        let mut drawn = Pixmap::new(size, size).unwrap();
        #[allow(clippy::cast_precision_loss, reason = "at most 512")]
        let scale = size as f32 / tree.size().width();
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut drawn.as_mut());
        let place = folder.join(format!("{size}.png"));
        if writes() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&place, drawn.encode_png().unwrap()).unwrap();
        }
        let kept = Pixmap::decode_png(&fs::read(&place).unwrap()).unwrap();
        assert_eq!((kept.width(), kept.height()), (size, size));
        // Another processor may round otherwise; another drawing is far away.
        let far = kept.data().iter().zip(drawn.data()).map(|(one, other)| one.abs_diff(*other)).max();
        assert!(far <= Some(2), "{size}.png is another drawing: UPDATE_PACKAGE=1 cargo test --test package");
    }
    let count = fs::read_dir(&folder).unwrap().count();
    assert_eq!(count, SIZES.len(), "no icon lies there that nobody draws");
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    fn add(command: &clap::Command, made: &mut BTreeMap<String, Vec<u8>>) {
        for part in command.get_subcommands().filter(|part| !part.is_hide_set()) {
            add(part, made);
        }
        let page = Man::new(command.clone());
        let mut bytes = Vec::new();
        page.render(&mut bytes).unwrap();
        made.insert(page.get_filename(), bytes);
    }
    let mut command = definition().disable_help_subcommand(true);
    command.build();
    let mut made = BTreeMap::new();
    add(&command, &mut made);
    assert!(made.contains_key("soleus.1") && made.contains_key("soleus-log.1"));
    settle("assets/desktop/man", &made);
}

#[test]
fn every_shell_completes_every_command() {
    let mut made = BTreeMap::new();
    for (shell, name) in [(Shell::Bash, "soleus.bash"), (Shell::Zsh, "_soleus"), (Shell::Fish, "soleus.fish")] {
        let mut bytes = Vec::new();
        generate(shell, &mut definition(), "soleus", &mut bytes);
        let text = String::from_utf8(bytes).unwrap();
        for word in definition().get_subcommands().map(clap::Command::get_name).chain(["new-entry", "portable"]) {
            assert!(text.contains(word), "{name} does not know {word}");
        }
        made.insert(name.to_owned(), text.into_bytes());
    }
    settle("assets/desktop/completions", &made);
}

#[test]
fn the_debian_package_holds_all_of_it_where_a_desktop_looks() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let package = &manifest["package"]["metadata"]["deb"];
    let assets: Vec<(&str, &str)> = package["assets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|asset| (asset[0].as_str().unwrap(), asset[1].as_str().unwrap()))
        .collect();
    let place_of = |file: &str| {
        let found = assets.iter().find(|(from, _)| *from == file);
        found.unwrap_or_else(|| panic!("{file} is not in the package")).1.to_owned()
    };
    assert_eq!(place_of("target/release/soleus"), "usr/bin/");
    assert_eq!(place_of(&format!("assets/desktop/{APP_ID}.desktop")), "usr/share/applications/");
    assert_eq!(place_of(&format!("assets/desktop/{APP_ID}.metainfo.xml")), "usr/share/metainfo/");
    assert_eq!(place_of("assets/icons/soleus.svg"), format!("usr/share/icons/hicolor/scalable/apps/{APP_ID}.svg"));
    for size in SIZES {
        let place = format!("usr/share/icons/hicolor/{size}x{size}/apps/{APP_ID}.png");
        assert_eq!(place_of(&format!("assets/desktop/icons/{size}.png")), place);
    }
    assert_eq!(place_of("assets/desktop/man/*.1"), "usr/share/man/man1/");
    let completions = "assets/desktop/completions";
    assert_eq!(place_of(&format!("{completions}/soleus.bash")), "usr/share/bash-completion/completions/soleus");
    assert_eq!(place_of(&format!("{completions}/_soleus")), "usr/share/zsh/vendor-completions/");
    assert_eq!(place_of(&format!("{completions}/soleus.fish")), "usr/share/fish/vendor_completions.d/");
    for (from, _) in assets.iter().filter(|(from, _)| !from.starts_with("target/") && !from.contains('*')) {
        assert!(root().join(from).is_file(), "{from} is not there");
    }
}

#[test]
fn the_version_names_what_a_report_of_a_mistake_needs() {
    let home = Home::new();
    for flag in ["--version", "-V"] {
        let said = home.ok(&[flag]);
        let lines: Vec<&str> = said.lines().collect();
        let program = format!("soleus {} (SQLite 3.", env!("CARGO_PKG_VERSION"));
        assert!(lines[0].starts_with(&program) && lines[0].ends_with(')'), "{said}");
        assert!(lines[1].starts_with("SQLCipher 4."), "{said}");
        let mark = lines[2].strip_prefix("warning-sign rules ").unwrap();
        assert_eq!(mark.split(' ').next().unwrap().len(), 8, "{said}");
        assert_eq!(lines.len(), 3, "{said}");
    }
    assert!(!home.folder.path().join("data").exists(), "a version needs no journal");
}

/// A copy of the program in a folder of its own, in a home of its own.
struct Stick {
    home: Home,
    folder: PathBuf,
}

impl Stick {
    fn new() -> Self {
        let home = Home::new();
        let folder = home.folder.path().join("stick");
        fs::create_dir(&folder).unwrap();
        fs::create_dir(home.folder.path().join("temporary")).unwrap();
        let (program, copy) = (env!("CARGO_BIN_EXE_soleus"), folder.join("soleus"));
        if fs::hard_link(program, &copy).is_err() {
            fs::copy(program, &copy).unwrap();
        }
        Self { home, folder }
    }

    fn run(&self, arguments: &[&str]) -> common::Said {
        let home = self.home.folder.path();
        let mut command = Command::new(self.folder.join("soleus"));
        command.arg("--portable").args(arguments).env_clear().env("HOME", home).env("TZ", "UTC");
        command.env("XDG_RUNTIME_DIR", home.join("runtime")).env("TMPDIR", home.join("temporary"));
        command.current_dir(&self.folder);
        said(command.output().unwrap())
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{arguments:?}");
        said.out
    }

    /// Every file that is not on the stick.
    fn elsewhere(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.home.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                match entry.is_dir() {
                    true if entry != self.folder => folders.push(entry),
                    true => {}
                    false => found.push(entry),
                }
            }
        }
        found
    }
}

#[test]
fn a_portable_program_keeps_everything_in_its_own_folder() {
    let stick = Stick::new();
    stick.ok(&["log", "6", "--notes", "on the stick"]);
    stick.ok(&["backup"]);
    stick.ok(&["report", "--out", "calf.pdf"]);
    stick.ok(&["export", "--out", "calf.json"]);
    stick.ok(&["undo"]);
    stick.ok(&["redo"]);
    assert!(stick.ok(&["list"]).contains("on the stick"));
    let data = stick.folder.join("soleus-data");
    assert!(data.join("journal.db").is_file());
    assert!(fs::read_dir(data.join("backups")).unwrap().count() > 0);
    assert_eq!(stick.elsewhere(), Vec::<PathBuf>::new());
    let other = stick.run(&["--journal", "other.db", "list"]);
    assert_eq!(other.status, 2);
    assert!(other.err.starts_with("--portable says where the journal is."), "{}", other.err);
    assert!(!stick.folder.join("other.db").exists());
}

#[test]
fn an_open_portable_window_is_found_without_a_trace_elsewhere() {
    use soleus::platform::{autostart, instance, portable};
    // This test is a program of its own, so its folder is the stick; no journal is made there.
    portable::choose().unwrap();
    let folder = portable::folder().unwrap();
    assert_eq!(
        Some(folder),
        std::env::current_exe().unwrap().parent().map(|beside| beside.join("soleus-data")).as_deref()
    );
    assert_eq!(soleus::app::paths::crash_folder(), Some(folder.join("reports")));
    assert!(!autostart::is_possible(), "nothing on this computer starts what is on a stick");
    fs::create_dir_all(folder).unwrap();
    let journal = folder.join("journal.db");
    let (calls, guard) = instance::serve(&journal, || {}).unwrap();
    assert_eq!(guard.place().parent(), Some(folder));
    let asked = journal.clone();
    let second = std::thread::spawn(move || instance::send(&asked, &["--new-entry".to_owned()]));
    let call = calls.recv().unwrap();
    assert_eq!(call.arguments, ["--new-entry"]);
    call.answer.send(instance::Answer::default()).unwrap();
    assert_eq!(second.join().unwrap(), Some(instance::Answer::default()));
    drop(guard);
    fs::remove_dir(folder).expect("nothing is left in it");
}
