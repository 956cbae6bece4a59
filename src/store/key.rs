//! A passphrase while it is in memory, and the one place that hands it to SQLCipher.

use std::fmt;
use std::sync::Arc;

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::StoreError;

/// Longest passphrase in bytes; more is a file that was named by mistake.
pub const LIMIT_BYTES: usize = 4096;

/// A passphrase. There is one copy in memory however often it is cloned, and it is wiped with its last owner.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Arc<Zeroizing<String>>);

impl Key {
    /// A passphrase as it was typed. `None` when there is nothing, when it is too long, or when it holds a line break or
    /// another control character, which no field can take again.
    #[must_use]
    pub fn new(words: Zeroizing<String>) -> Option<Self> {
        let fits = !words.is_empty() && words.len() <= LIMIT_BYTES && !words.chars().any(char::is_control);
        fits.then(|| Self(Arc::new(words)))
    }

    pub(super) fn words(&self) -> &str {
        self.0.as_str()
    }

    /// Gives the passphrase to a connection, before anything else is asked of it. It cannot be bound to a pragma, so the
    /// text of the statement is made in memory that is wiped, and SQLCipher wipes what it frees itself.
    pub(super) fn give(&self, connection: &Connection) -> Result<(), StoreError> {
        // A wrong passphrase is told in words, and nothing else goes to standard error.
        connection.pragma_update(None, "cipher_log_level", "NONE")?;
        connection.pragma_update(None, "cipher_memory_security", true)?;
        let mut statement = Zeroizing::new(String::with_capacity(self.0.len() * 2 + 32));
        statement.push_str("PRAGMA key = '");
        for sign in self.0.chars() {
            if sign == '\'' {
                statement.push(sign);
            }
            statement.push(sign);
        }
        statement.push('\'');
        // Its error could carry the statement along.
        let given = connection.execute_batch(&statement);
        given.map_err(|_| StoreError::Other("the passphrase was not taken".to_owned()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_never_printed_and_has_no_line_breaks() {
        let key = |words: &str| Key::new(Zeroizing::new(words.to_owned()));
        assert_eq!(format!("{:?}", key("four plain words here").unwrap()), "Key(…)");
        for wrong in ["", "two\nlines", "nul\0", &"x".repeat(LIMIT_BYTES + 1)] {
            assert!(key(wrong).is_none(), "{} bytes", wrong.len());
        }
    }
}
