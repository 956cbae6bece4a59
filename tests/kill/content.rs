//! What a journal holds, as far as the writer changes it, and one number for it.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use soleus::store::Store;
use soleus::store::episode::Span;
use uuid::Uuid;

/// Score and notes of each entry.
pub type Content = BTreeMap<Uuid, (u8, String)>;

/// What the journal holds.
pub fn content(store: &Store) -> Content {
    let places = store.places(Span::ALL).expect("places");
    let entries = store.episodes_at(&places).expect("entries");
    entries.into_iter().map(|entry| (entry.id, (entry.nrs_worst.get(), entry.notes))).collect()
}

/// The same number for the same content, in every process of this build.
pub fn digest(content: &Content) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}
