//! Copying a file from a disk that does not give all of it any more: a piece that cannot be read stands there as zeros,
//! which no reader takes for a page with rows.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::store::StoreError;
use crate::store::open::private_file;

/// Bytes of a piece: a page, so that a fault takes no more than what lay on it.
const PIECE: usize = 4_096;

/// Copies into a new file that only this person can read. Returns whether every piece could be read.
pub(super) fn copy_file(from: &Path, to: &Path) -> Result<bool, StoreError> {
    let mut copy = private_file().create_new(true).write(true).open(to)?;
    let mut from = File::open(from)?;
    let length = from.metadata()?.len();
    Ok(copy_pieces(&mut from, length, &mut copy)?)
}

fn copy_pieces(from: &mut (impl Read + Seek), length: u64, to: &mut impl Write) -> io::Result<bool> {
    let (mut piece, mut is_whole, mut at) = (vec![0; PIECE], true, 0);
    while at < length {
        let size = usize::try_from(length - at).map_or(PIECE, |left| left.min(PIECE));
        piece.truncate(size);
        let read = from.seek(SeekFrom::Start(at)).and_then(|_| from.read_exact(&mut piece));
        match read {
            Ok(()) => {}
            // It has become shorter in the meantime.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(false),
            Err(_) => {
                piece.fill(0);
                is_whole = false;
            }
        }
        to.write_all(&piece)?;
        at += size as u64;
    }
    Ok(is_whole)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// A disk with a place that it cannot read.
    struct Disk {
        bytes: Cursor<Vec<u8>>,
        bad: u64,
    }

    impl Read for Disk {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let (from, size) = (self.bytes.position(), into.len() as u64);
            if (from..from + size).contains(&self.bad) {
                return Err(io::Error::other("a bad place"));
            }
            self.bytes.read(into)
        }
    }

    impl Seek for Disk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.bytes.seek(to)
        }
    }

    #[test]
    fn a_place_that_the_disk_cannot_read_costs_only_the_page_that_it_lies_on() {
        let bytes = vec![7; 3 * PIECE + 100];
        for (bad, zeros) in [(0, 0..PIECE), (5_000, PIECE..2 * PIECE), (12_300, 3 * PIECE..bytes.len())] {
            let mut copied = Vec::new();
            let mut disk = Disk { bytes: Cursor::new(bytes.clone()), bad };
            assert!(!copy_pieces(&mut disk, bytes.len() as u64, &mut copied).unwrap());
            let mut expected = bytes.clone();
            expected[zeros].fill(0);
            assert_eq!(copied, expected, "{bad}");
        }
        let mut copied = Vec::new();
        assert!(copy_pieces(&mut Cursor::new(bytes.clone()), bytes.len() as u64, &mut copied).unwrap());
        assert_eq!(copied, bytes);
    }
}
