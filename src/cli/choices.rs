//! What `soleus import` was told about a file: whose it is, which columns, names and words are what.

use std::collections::BTreeSet;

use super::Trouble;
use super::arguments::Import;
use crate::domain::body::Side;
use crate::domain::draft::clean_line;
use crate::exchange::import::{Choices, Columns, DateOrder, Format};

/// What the options say; what they leave open is as usual.
pub(super) fn choices(typed: &Import, side: Side) -> Result<Choices, Trouble> {
    let Import { format, map, date_order, include, scores, .. } = typed;
    let mut choices = Choices { side, ..Choices::default() };
    if format != "auto" {
        choices.format = Some(known(format)?);
    }
    if let Some(map) = map {
        choices.columns = columns(map)?;
        choices.format = choices.format.or(Some(Format::Csv));
    }
    if let Some(id) = date_order {
        let order = DateOrder::ALL.into_iter().find(|order| order.id() == id.trim());
        choices.date_order =
            Some(order.ok_or_else(|| Trouble::Usage("Enter ymd, dmy or mdy after --date-order.".to_owned()))?);
    }
    for text in scores {
        let (word, score) = graded(text)?;
        choices.set_word(word, score);
    }
    if !include.is_empty() {
        let mut names = BTreeSet::new();
        for name in include {
            let (name, score) = scored(name)?;
            choices.unrated.extend(score.map(|score| (name.clone(), score)));
            names.insert(name);
        }
        choices.included = Some(names);
    }
    Ok(choices)
}

fn known(id: &str) -> Result<Format, Trouble> {
    let cut = clean_line(&id.chars().take(40).collect::<String>());
    let list = || format!("“{cut}” is not a format. See the list with: soleus import --formats");
    Format::from_id(id.trim()).ok_or_else(|| Trouble::Usage(list()))
}

/// "calf pain=5" is a name and the score of its rows; a name alone has none.
fn scored(text: &str) -> Result<(String, Option<u8>), Trouble> {
    let Some((name, score)) = text.rsplit_once('=') else { return Ok((text.to_owned(), None)) };
    let number = score.trim().parse::<u8>();
    match number {
        Ok(number) if number <= 10 => Ok((name.trim().to_owned(), Some(number))),
        Ok(_) => Err(Trouble::Usage("Enter a score from 0 to 10 behind the name after --include.".to_owned())),
        // A name may hold the sign itself.
        Err(_) => Ok((text.to_owned(), None)),
    }
}

/// "mild=3" is a word and its score, "mild=out" one whose rows are left out.
fn graded(text: &str) -> Result<(&str, Option<u8>), Trouble> {
    let wrong = || Trouble::Usage("Enter a word and its score after --score, such as mild=3 or mild=out.".to_owned());
    let (word, score) = text.rsplit_once('=').ok_or_else(wrong)?;
    match score.trim() {
        "out" => Ok((word, None)),
        number => {
            number.parse().ok().filter(|number| *number <= 10).map(|number| (word, Some(number))).ok_or_else(wrong)
        }
    }
}

/// "date=Day,score=Pain, worst" has two columns: a comma divides only where one of the five words follows.
fn columns(map: &str) -> Result<Columns, Trouble> {
    const WORDS: [&str; 5] = ["date", "time", "score", "side", "note"];
    let wrong = || Trouble::Usage("Enter columns after --map such as date=Day,score=Pain,side=Leg.".to_owned());
    let mut parts: Vec<String> = Vec::new();
    for piece in map.split(',') {
        let begins = piece.split_once('=').is_some_and(|(word, _)| WORDS.contains(&word.trim()));
        match parts.last_mut() {
            Some(last) if !begins => {
                last.push(',');
                last.push_str(piece);
            }
            _ => parts.push(piece.to_owned()),
        }
    }
    let mut columns = Columns::default();
    for part in parts {
        let (word, column) = part.split_once('=').ok_or_else(wrong)?;
        let place = match word.trim() {
            "date" => &mut columns.date,
            "time" => &mut columns.time,
            "score" => &mut columns.score,
            "side" => &mut columns.side,
            "note" => &mut columns.note,
            _ => return Err(wrong()),
        };
        *place = Some(column.trim().to_owned()).filter(|column| !column.is_empty());
    }
    if columns.date.is_none() || columns.score.is_none() {
        return Err(Trouble::Usage("Name at least the date and the score after --map.".to_owned()));
    }
    Ok(columns)
}
