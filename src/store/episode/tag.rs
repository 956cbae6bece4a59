//! What an entry can be found by without reading it: short texts in a table of their own.

use crate::domain::body::{Kind, Leg, Side, Zone};
use crate::domain::episode::Episode;

/// What an entry can be found by without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Entries about this side.
    Side(Side),
    /// Entries with this kind of pain.
    Kind(Kind),
    /// Entries with this zone on any leg.
    Zone(Zone),
    /// Entries with this zone on this leg.
    ZoneOn(Zone, Leg),
}

impl Tag {
    /// As it stands in the file.
    pub(super) fn text(self) -> String {
        match self {
            Self::Side(side) => format!("side:{}", side.id()),
            Self::Kind(kind) => format!("kind:{}", kind.id()),
            Self::Zone(zone) => format!("zone:{}", zone.id()),
            Self::ZoneOn(zone, leg) => format!("zone:{}:{}", zone.id(), leg.id()),
        }
    }
}

/// The texts of all tags of an entry.
pub(in crate::store) fn tag_texts(episode: &Episode) -> impl Iterator<Item = String> {
    tags(episode).into_iter().map(Tag::text)
}

/// Everything that the entry can be found by.
pub(super) fn tags(episode: &Episode) -> Vec<Tag> {
    let mut tags = vec![Tag::Side(episode.side)];
    tags.extend(episode.kinds.iter().copied().map(Tag::Kind));
    tags.extend(episode.zone_list().into_iter().map(Tag::Zone));
    tags.extend(episode.zones.iter().map(|pain| Tag::ZoneOn(pain.zone, pain.leg)));
    tags.sort_by_key(|tag| tag.text());
    tags.dedup();
    tags
}
