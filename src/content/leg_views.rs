//! The drawings of the lower leg: points, parts of the calf and the muscle pump. Data under
//! `assets/content/leg_views.toml`, checked once while it is read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use crate::domain::leg_shape::{BACK, Row, edges_at};
use crate::domain::leg_view::{Ankle, Beside, CalfFace, CalfPart, CalfShape, CalfView, Face, LegView, Place, Spot};
use crate::domain::pump::{PumpView, Soft};

/// How far a point may lie outside the leg, as a share of the width: BL40 and others lie on its edge.
const EDGE: f32 = 0.02;

/// Why the drawings cannot be read.
#[derive(Debug, Error)]
pub enum LegViewError {
    /// It is no TOML of this shape.
    #[error("the drawings of the leg cannot be read: {0}")]
    Shape(#[from] toml::de::Error),
    /// One part of a drawing is wrong.
    #[error("{place}: {fault}")]
    Place {
        /// Which part.
        place: String,
        /// What is wrong.
        fault: String,
    },
}

/// All drawings.
#[derive(Debug, PartialEq)]
pub struct LegViews {
    /// The three faces with their points.
    pub faces: Vec<LegView>,
    /// The three layers with their parts.
    pub calves: Vec<CalfView>,
    /// The muscle pump.
    pub pump: PumpView,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewFile {
    side: String,
    face: Vec<FaceRow>,
    calf: Vec<CalfRow>,
    pump: PumpRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FaceRow {
    id: Face,
    ankle: Option<[f32; 3]>,
    spot: Vec<SpotRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpotRow {
    code: String,
    x: f32,
    y: f32,
    beside: Beside,
    #[serde(default)]
    warn: bool,
    #[serde(default)]
    second: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalfRow {
    id: CalfFace,
    part: Vec<PartRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartRow {
    id: CalfPart,
    at: [f32; 2],
    beside: Beside,
    shapes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PumpRow {
    upper_valve: f32,
    lower_valve: f32,
    squeeze: String,
    relax: String,
    vein: String,
    vein_squeezed: String,
    gastrocnemius: String,
    gastrocnemius_squeezed: String,
    soleus: String,
    soleus_squeezed: String,
}

static VIEWS: LazyLock<Option<LegViews>> =
    LazyLock::new(|| parse(include_str!("../../assets/content/leg_views.toml")).ok());

/// One face of the right leg with its points.
#[must_use]
pub fn leg_view(face: Face) -> Option<&'static LegView> {
    VIEWS.as_ref()?.faces.iter().find(|view| view.face == face)
}

/// The face that shows a point best.
#[must_use]
pub fn best_leg_view(code: &str) -> Option<&'static LegView> {
    let faces = &VIEWS.as_ref()?.faces;
    faces.iter().find(|view| view.spot(code).is_some_and(|spot| !spot.second))
}

/// One layer of the calf.
#[must_use]
pub fn calf_view(face: CalfFace) -> Option<&'static CalfView> {
    VIEWS.as_ref()?.calves.iter().find(|view| view.face == face)
}

/// The muscle pump.
#[must_use]
pub fn pump_view() -> Option<&'static PumpView> {
    VIEWS.as_ref().map(|views| &views.pump)
}

/// Reads the drawings.
///
/// # Errors
/// The first part that is wrong.
pub fn parse(text: &str) -> Result<LegViews, LegViewError> {
    let file: ViewFile = toml::from_str(text)?;
    let fault = |place: &str| {
        let place = place.to_owned();
        move |fault: String| LegViewError::Place { place, fault }
    };
    let side = rows(&file.side).map_err(fault("side"))?;
    let faces = file.face.into_iter().map(|row| {
        let place = row.id.id();
        face(row, &side).map_err(fault(place))
    });
    let faces = faces.collect::<Result<Vec<_>, _>>()?;
    let calves = file.calf.into_iter().map(|row| {
        let place = format!("calf, {}", row.id.id());
        calf(row, &side).map_err(fault(&place))
    });
    let calves = calves.collect::<Result<Vec<_>, _>>()?;
    if Face::ALL.iter().any(|face| faces.iter().filter(|view| view.face == *face).count() != 1) {
        return Err(fault("faces")("each face stands there once".to_owned()));
    }
    if CalfFace::ALL.iter().any(|face| calves.iter().filter(|view| view.face == *face).count() != 1) {
        return Err(fault("calf")("each layer stands there once".to_owned()));
    }
    let pump = pump(file.pump, side).map_err(fault("pump"))?;
    Ok(LegViews { faces, calves, pump })
}

fn face(row: FaceRow, side: &[Row]) -> Result<LegView, String> {
    let mirror = row.id == Face::Inner;
    let at = |x: f32, y: f32| Place { x: if mirror { 1.0 - x } else { x }, y };
    let outline = match row.id {
        Face::Back => BACK.to_vec(),
        Face::Outer => side.to_vec(),
        Face::Inner => side.iter().map(mirrored).collect(),
    };
    let mut codes = BTreeSet::new();
    for spot in &row.spot {
        let inside = holds(&outline, at(spot.x, spot.y), EDGE);
        if !inside || !codes.insert(&spot.code) {
            return Err(format!("{} is outside the leg, or stands there twice", spot.code));
        }
    }
    let ankle = row.ankle.map(|[x, y, radius]| Ankle { at: at(x, y), radius });
    let spots = row.spot.into_iter().map(|spot| Spot {
        code: spot.code,
        at: at(spot.x, spot.y),
        beside: spot.beside,
        warn: spot.warn,
        second: spot.second,
    });
    Ok(LegView { face: row.id, ankle, spots: spots.collect(), outline })
}

fn calf(row: CalfRow, side: &[Row]) -> Result<CalfView, String> {
    let outline = if row.id == CalfFace::Side { side.to_vec() } else { BACK.to_vec() };
    let mut parts: Vec<CalfShape> = Vec::new();
    for part in row.part {
        let name = part.id.id();
        let shapes = part.shapes.iter().map(|text| rows(text)).collect::<Result<Vec<_>, _>>();
        let shapes = shapes.map_err(|fault| format!("{name}: {fault}"))?;
        let [x, y] = part.at;
        let at = Place { x, y };
        if !shapes.iter().any(|shape| holds(shape, at, 0.0)) {
            return Err(format!("the line to {name} ends beside it"));
        }
        let whole = |row: &Row| [row.left, row.right].into_iter().all(|x| holds(&outline, Place { x, y: row.y }, 0.0));
        if !shapes.iter().flatten().all(whole) || parts.iter().any(|other| other.part == part.id) {
            return Err(format!("{name} is outside the leg, or stands there twice"));
        }
        parts.push(CalfShape { part: part.id, at, beside: part.beside, shapes });
    }
    Ok(CalfView { face: row.id, outline, parts })
}

fn pump(row: PumpRow, outline: Vec<Row>) -> Result<PumpView, String> {
    if row.upper_valve >= row.lower_valve {
        return Err("the upper valve is above the lower one".to_owned());
    }
    Ok(PumpView {
        outline,
        upper_valve: row.upper_valve,
        lower_valve: row.lower_valve,
        vein: soft(&row.vein, &row.vein_squeezed)?,
        gastrocnemius: soft(&row.gastrocnemius, &row.gastrocnemius_squeezed)?,
        soleus: soft(&row.soleus, &row.soleus_squeezed)?,
        squeeze_words: row.squeeze,
        relax_words: row.relax,
    })
}

fn soft(rest: &str, squeezed: &str) -> Result<Soft, String> {
    let (rest, squeezed) = (rows(rest)?, rows(squeezed)?);
    let heights = |rows: &[Row]| rows.iter().map(|row| row.y).collect::<Vec<_>>();
    if heights(&rest) == heights(&squeezed) {
        Ok(Soft { rest, squeezed })
    } else {
        Err("a shape has other heights when it is squeezed".to_owned())
    }
}

/// Rows from top to bottom, each with its left edge before its right one.
fn rows(text: &str) -> Result<Vec<Row>, String> {
    let mut rows: Vec<Row> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let numbers: Option<Vec<f32>> = line.split_whitespace().map(|word| word.parse().ok()).collect();
        let Some([y, left, right]) = numbers.as_deref() else { return Err(format!("{line:?} is no row")) };
        let row = Row { y: *y, left: *left, right: *right };
        let below = rows.last().is_none_or(|last| last.y < row.y);
        if !below || row.left > row.right || [row.y, row.left, row.right].iter().any(|part| !(0.0..=1.0).contains(part))
        {
            return Err(format!("{line:?} is out of order"));
        }
        rows.push(row);
    }
    if rows.len() < 2 { Err("a shape has two rows or more".to_owned()) } else { Ok(rows) }
}

fn mirrored(row: &Row) -> Row {
    Row { y: row.y, left: 1.0 - row.right, right: 1.0 - row.left }
}

fn holds(rows: &[Row], at: Place, spare: f32) -> bool {
    edges_at(rows, at.y).is_some_and(|(left, right)| (left - spare..=right + spare).contains(&at.x))
}
