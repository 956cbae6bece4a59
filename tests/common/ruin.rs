//! Damage to a journal, page by page.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use rusqlite::Connection;

/// A page of a journal in bytes.
pub const PAGE: usize = 4_096;

/// Pages and the cells on each, by a condition on SQLite's own table of pages.
pub fn pages(path: &Path, of: &str) -> Vec<(usize, usize)> {
    let connection = Connection::open(path).unwrap();
    let sql = format!("SELECT pageno, ncell FROM dbstat WHERE {of} ORDER BY pageno");
    let mut statement = connection.prepare(&sql).unwrap();
    let pages = statement.query_map([], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, u32>(1)?))).unwrap();
    pages.map(|page| page.map(|(number, cells)| (number as usize, cells as usize)).unwrap()).collect()
}

/// Overwrites pages with rubbish that is no page.
pub fn ruin(path: &Path, pages: &[(usize, usize)]) {
    let mut bytes = fs::read(path).unwrap();
    for (page, _) in pages {
        let start = (page - 1) * PAGE;
        // The first page begins with the header of the file.
        let from = if *page == 1 { start + 100 } else { start };
        for (place, byte) in bytes[from..start + PAGE].iter_mut().enumerate() {
            *byte = u8::try_from(place * 131 % 251).unwrap() ^ 0x5a;
        }
    }
    fs::write(path, bytes).unwrap();
}

/// Damage of the newest entries in a journal that is open: whoever has it open reads the page anew.
pub fn ruin_newest(path: &Path) {
    let newest = *pages(path, "name = 'episode' AND pagetype = 'leaf'").last().unwrap();
    ruin(path, &[newest]);
    // A change of the file, so that nobody goes on with the page as it was.
    Connection::open(path).unwrap().pragma_update(None, "user_version", soleus::store::SCHEMA_VERSION).unwrap();
}

/// Damage with which a journal cannot be opened: its settings are read first.
pub fn ruined_settings(path: &Path) {
    ruin(path, &pages(path, "name = 'setting'"));
}
