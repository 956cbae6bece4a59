//! Closed lists of words: each word has a variant, an id for files and the command line, and a name for people.

/// Declares an enum whose variants carry an id and a name, with `ALL`, `id`, `name`, `from_id` and serde by id.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($variant:ident $id:literal $label:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[allow(missing_docs, reason = "each variant has its words beside it")]
        pub enum $name { $(#[serde(rename = $id)] $variant,)+ }

        impl $name {
            /// Every word, in the order in which people see them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in files, in the database and on the command line.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The word that people read.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The variant with this id, if there is one.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use vocabulary;
