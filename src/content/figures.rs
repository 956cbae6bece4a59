//! The exercise figures: data under `assets/content/figures.toml`, checked while it is read. A line that would draw a
//! broken person is an error here and never reaches the screen.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use thiserror::Error;

use crate::domain::figure::{Crop, Figure, Keyframe, Muscle, Placed, Point, USUAL_SECONDS};

mod line;
#[cfg(test)]
mod tests;

/// How far a bone may be from its fixed length, in units.
const TOLERANCE: f32 = 1.5;

/// Why the figures cannot be read.
#[derive(Debug, Error)]
pub enum FigureError {
    /// It is no TOML of this shape.
    #[error("the figures cannot be read: {0}")]
    Shape(#[from] toml::de::Error),
    /// One line of a figure is wrong.
    #[error("figure {id}: {fault}")]
    Line {
        /// The exercise.
        id: String,
        /// What is wrong, and where.
        fault: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    figure: Vec<FigureRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureRow {
    id: String,
    name: String,
    leg: Option<String>,
    tempo: String,
    crop: String,
    muscles: Vec<Muscle>,
    props: Vec<String>,
    #[serde(default)]
    cut: bool,
    keyframe: Vec<KeyframeRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyframeRow {
    words: String,
    #[serde(default = "usual_seconds")]
    seconds: f32,
    pose: String,
}

fn usual_seconds() -> f32 {
    USUAL_SECONDS
}

static FIGURES: LazyLock<Vec<Figure>> =
    LazyLock::new(|| parse(include_str!("../../assets/content/figures.toml")).unwrap_or_default());

/// Every figure, by exercise.
#[must_use]
pub fn figures() -> &'static [Figure] {
    &FIGURES
}

/// The figure of an exercise, such as "EX05".
#[must_use]
pub fn figure(exercise_id: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|figure| figure.id == exercise_id)
}

/// Reads figures.
///
/// # Errors
/// The first line that is wrong, with the exercise that it belongs to.
pub fn parse(text: &str) -> Result<Vec<Figure>, FigureError> {
    let file: FigureFile = toml::from_str(text)?;
    let mut ids = BTreeSet::new();
    let mut figures = Vec::new();
    for row in file.figure {
        let id = row.id.clone();
        let figure = if ids.insert(id.clone()) { read(row) } else { Err("stands there twice".to_owned()) };
        figures.push(figure.map_err(|fault| FigureError::Line { id, fault })?);
    }
    Ok(figures)
}

fn read(row: FigureRow) -> Result<Figure, String> {
    let [left, top, right, bottom] = line::numbers(&row.crop).map_err(|fault| format!("crop: {fault}"))?;
    if left >= right || top >= bottom {
        return Err("the crop has no size".to_owned());
    }
    let count = row.keyframe.len();
    if count == 0 {
        return Err("it has no keyframe".to_owned());
    }
    let props = row.props.iter().map(|text| {
        let placed = line::prop(text).map_err(|fault| format!("{text:?}: {fault}"))?;
        let missing = placed.only_in.is_some_and(|only| only == 0 || only > count);
        if missing { Err(format!("{text:?} stands in a keyframe that there is not")) } else { Ok(placed) }
    });
    let props = props.collect::<Result<Vec<Placed>, String>>()?;
    let keyframes = row.keyframe.into_iter().enumerate();
    let keyframes = keyframes.map(|(index, row)| keyframe(row).map_err(|fault| format!("{}: {fault}", index + 1)));
    Ok(Figure {
        id: row.id,
        name: row.name,
        leg: row.leg,
        tempo: row.tempo,
        crop: Crop { min: Point::new(left, top), max: Point::new(right, bottom) },
        muscles: row.muscles,
        props,
        cut: row.cut,
        keyframes: keyframes.collect::<Result<_, String>>()?,
    })
}

fn keyframe(row: KeyframeRow) -> Result<Keyframe, String> {
    let pose = line::pose(&row.pose)?;
    if let Some((bone, length)) = pose.wrong_bone(TOLERANCE) {
        return Err(format!("the {bone} is {length:.1} long"));
    }
    if !row.seconds.is_finite() || row.seconds <= 0.0 {
        return Err("a movement takes time".to_owned());
    }
    if row.words.trim().is_empty() {
        return Err("nothing says what to do".to_owned());
    }
    Ok(Keyframe { words: row.words, seconds: row.seconds, pose })
}
