//! An entry as a row of the table.

use chrono::NaiveDateTime;
use serde::Serialize;

use super::FIRST_COLUMN;
use super::cell::joined;
use crate::domain::episode::{End, Episode, Nrs};
use crate::domain::when::Moment;

/// The names of the columns. Times are the local clock, with its offset from UTC in the column after it. Lists have a
/// semicolon between their things, and the parts of one thing a colon. An empty cell is "not answered".
pub const COLUMNS: [&str; 35] = [
    FIRST_COLUMN,
    "started_at",
    "offset",
    "certainty",
    "ended_at",
    "ended_offset",
    "still_going",
    "side",
    "nrs_worst",
    "nrs_average",
    "nrs_now",
    "nrs_next_morning",
    "zones",
    "from_above",
    "into_foot",
    "kinds",
    "let_go",
    "stated_onset_days",
    "stated_trend",
    "triggers",
    "activity",
    "woke_from_sleep",
    "walk_m",
    "walk_min",
    "rest_to_relief_min",
    "reliefs",
    "abilities",
    "contexts",
    "calf_left_mm",
    "calf_right_mm",
    "signs",
    "notes",
    "photos",
    "written_at",
    "written_offset",
];

/// How local times are written and read.
pub const TIME: &str = "%Y-%m-%d %H:%M:%S";
/// "None of these", which is not the same as not asked.
pub const NONE: &str = "none";

/// The cells of an entry, one for each column.
pub(super) fn cells(episode: &Episode) -> [String; 35] {
    let end = if let End::At(end) = episode.end { Some(end) } else { None };
    let zones =
        episode.zones.iter().map(|pain| parts(&[pain.leg.id(), pain.zone.id(), &number(pain.nrs.map(Nrs::get))]));
    let reliefs = episode.reliefs.iter().map(|tried| {
        let (after, minutes) = (number(tried.nrs_after.map(Nrs::get)), number(tried.minutes));
        parts(&[tried.relief.id(), &tried.effect.map(|effect| word(&effect)).unwrap_or_default(), &after, &minutes])
    });
    let abilities = episode.abilities.iter().map(|rated| parts(&[rated.ability.id(), &rated.rating.get().to_string()]));
    let contexts = episode.contexts.iter().map(|rated| parts(&[rated.context.id(), &rated.rating.get().to_string()]));
    let signs = episode.signs.as_ref().map(|signs| match signs.as_slice() {
        [] => NONE.to_owned(),
        signs => joined(signs.iter().map(|sign| sign.id())),
    });
    [
        episode.id.to_string(),
        local(episode.started),
        offset(episode.started),
        word(&episode.certainty),
        end.map(local).unwrap_or_default(),
        end.map(offset).unwrap_or_default(),
        if episode.end == End::StillGoing { "yes".to_owned() } else { String::new() },
        episode.side.id().to_owned(),
        episode.nrs_worst.get().to_string(),
        number(episode.nrs_average.map(Nrs::get)),
        number(episode.nrs_now.map(Nrs::get)),
        number(episode.nrs_next_morning.map(Nrs::get)),
        joined(zones),
        yes_no(episode.from_above),
        yes_no(episode.into_foot),
        joined(episode.kinds.iter().map(|kind| kind.id())),
        yes_no(episode.let_go),
        number(episode.stated_onset_days),
        episode.stated_trend.map_or_else(String::new, |trend| trend.id().to_owned()),
        joined(&episode.triggers),
        episode.activity.clone(),
        yes_no(episode.woke_from_sleep),
        number(episode.walk_m),
        number(episode.walk_min),
        number(episode.rest_to_relief_min),
        joined(reliefs),
        joined(abilities),
        joined(contexts),
        number(episode.calf_left_mm),
        number(episode.calf_right_mm),
        signs.unwrap_or_default(),
        episode.notes.clone(),
        joined(&episode.photos),
        local(episode.written),
        offset(episode.written),
    ]
}

fn local(at: Moment) -> String {
    let local: NaiveDateTime = at.local();
    local.format(TIME).to_string()
}

/// "UTC+01:00", which no program takes for a formula.
fn offset(at: Moment) -> String {
    let (sign, minutes) = (if at.offset_min < 0 { '-' } else { '+' }, at.offset_min.unsigned_abs());
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn number<T: ToString>(number: Option<T>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

fn yes_no(answer: Option<bool>) -> String {
    answer.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned()
}

/// The word of a closed list, as it stands in every file.
fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// "left:soleus:6", without the empty parts at the end.
fn parts(parts: &[&str]) -> String {
    parts.join(":").trim_end_matches(':').to_owned()
}
