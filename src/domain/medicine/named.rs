//! A dose by the name of its medicine, as it is typed on the command line: one of the list, or a new one. What was really
//! taken finds its place also when it does not come out even; how much is in a tablet is never guessed.

use uuid::Uuid;

use super::amount::hundredths;
use super::{
    Contents, Form, Ingredient, MEDICINE_NAME_LIMIT_CHARS, Part, Product, STRENGTH_LIMIT_MG, Strength, Substance, Unit,
    Units,
};
use crate::domain::draft::clean_line;

/// What was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The medicine.
    pub product: Product,
    /// It is not on the list yet.
    pub new: bool,
    /// What was in the dose: as the medicine stands on the list, or with mg of its own.
    pub contents: Contents,
    /// How many.
    pub units: Units,
}

impl Named {
    /// Finds the medicine. `mg` is what was typed after `--mg`; `new_id` is used for a new one.
    ///
    /// # Errors
    /// What to type instead, in a sentence.
    pub fn find(products: &[Product], typed: &str, mg: Option<&str>, new_id: Uuid) -> Result<Self, String> {
        let name = clean_line(typed);
        let wanted = name.to_lowercase();
        if wanted.is_empty() {
            return Err("Name the medicine, such as ibuprofen.".to_owned());
        }
        let mg = mg.map(|mg| read_mg(mg).ok_or("Enter a number of mg after --mg, such as 400.")).transpose()?;
        let lower = |product: &Product| product.contents.name.to_lowercase();
        let exact: Vec<&Product> = products.iter().filter(|product| lower(product) == wanted).collect();
        if !exact.is_empty() {
            return chosen(&name, &exact, mg);
        }
        let begins: Vec<&Product> = products.iter().filter(|product| lower(product).starts_with(&wanted)).collect();
        let ingredient = Ingredient::ALL.iter().copied().find(|known| known.name().to_lowercase() == wanted);
        let found = match ingredient {
            None => begins,
            Some(ingredient) => {
                let mut alone: Vec<&Product> = products.iter().filter(|product| is_only(product, ingredient)).collect();
                match mg {
                    // Whatever is typed in mg is swallowed; of several that do not come out even the first one will do.
                    Some(mg) if !alone.iter().any(|product| even(product, mg).is_some()) => alone.truncate(1),
                    Some(_) => (),
                    None => alone.extend(begins.into_iter().filter(|product| !is_only(product, ingredient))),
                }
                alone
            }
        };
        if !found.is_empty() {
            return chosen(&name, &found, mg);
        }
        let longer: Vec<String> = Ingredient::ALL
            .iter()
            .map(|known| known.name().to_lowercase())
            .filter(|known| ingredient.is_none() && known.starts_with(&wanted))
            .collect();
        if !longer.is_empty() {
            let cut: String = name.chars().take(40).collect();
            return Err(format!("“{cut}” is not on your list. Type the whole name, such as {}.", longer.join(" or ")));
        }
        let contents = new_contents(name, ingredient, mg)?;
        let product = Product { id: new_id, contents: contents.clone(), most: None, gap_min: None, prescribed: None };
        Ok(Self { product, new: true, contents, units: Units::ONE })
    }

    /// What is said about a medicine that was not on the list: what the journal takes it for.
    #[must_use]
    pub fn introduction(&self) -> Option<String> {
        let Contents { name, parts, .. } = &self.contents;
        // Only a medicine with one ingredient has a strength here.
        let strength = match parts.iter().find(|part| part.strength != Strength::Unknown) {
            Some(part) => format!("{} each", part.strength.field()),
            None => "strength not known, not counted".to_owned(),
        };
        let own = parts.iter().any(|part| matches!(part.substance, Substance::Own { .. }));
        let own = if own { " The journal does not know what is in it, so it is compared with no packet." } else { "" };
        self.new.then(|| {
            let change = "You can change it in the window, under Medicines.";
            format!("{name} is new on your list of medicines: {strength}.{own} {change}")
        })
    }
}

/// Up to 999 999 mg, in hundredths: what is too much is said by the guard and not by a form.
fn read_mg(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    let number = text.strip_suffix("mg").unwrap_or(&text);
    hundredths(number).filter(|mg| *mg > 0)
}

/// Whether this is swallowed and holds this ingredient and no other.
fn is_only(product: &Product, ingredient: Ingredient) -> bool {
    let key = Substance::Known(ingredient).key();
    let contents = &product.contents;
    !contents.form.on_skin() && matches!(contents.parts.as_slice(), [part] if part.substance.key() == key)
}

/// So many mg in tablets or ml, where that comes out even.
fn even(product: &Product, mg: u32) -> Option<Units> {
    let [Part { strength: Strength::Mg(one), .. }] = product.contents.parts.as_slice() else { return None };
    let (all, one) = (u64::from(mg) * 100, u64::from(*one));
    let units = (one > 0 && all.is_multiple_of(one)).then(|| all / one)?;
    Units::from_hundredths(u32::try_from(units).ok()?).in_bounds()
}

/// The one that was meant, or all that it may have been. Only medicines with the same ingredient are told apart by mg.
fn chosen(name: &str, found: &[&Product], mg: Option<u32>) -> Result<Named, String> {
    if let [product] = found {
        return dose_of(product, mg);
    }
    let key = |product: &&Product| match product.contents.parts.as_slice() {
        [part] if !product.contents.form.on_skin() => Some(part.substance.key()),
        _ => None,
    };
    let same = found
        .first()
        .and_then(key)
        .is_some_and(|first| found.iter().all(|product| key(product) == Some(first.clone())));
    if let Some(mg) = mg.filter(|_| same) {
        let fits = found.iter().filter_map(|product| Some((even(product, mg)?.hundredths(), *product)));
        let best = fits.min_by_key(|(units, _)| (!units.is_multiple_of(100), *units));
        let best = best.map(|(_, product)| product).or(found.first().copied());
        if let Some(product) = best {
            return dose_of(product, Some(mg));
        }
    }
    let cut: String = name.chars().take(40).collect();
    let names: Vec<String> = found.iter().map(|product| with_strength(&product.contents)).collect();
    let how = if same { "Type the whole name, or how much it was with --mg" } else { "Type the whole name" };
    Err(format!("“{cut}” may be more than one of your medicines: {}. {how}.", names.join(", ")))
}

/// "Ibuprofen (400 mg)", or the name alone where it says the strength or there is none.
fn with_strength(contents: &Contents) -> String {
    let strength = match contents.parts.as_slice() {
        [part] => part.strength.field(),
        _ => String::new(),
    };
    let spaced = contents.name.replace('\u{a0}', " ");
    if strength.is_empty() || spaced.contains(&strength.replace('\u{a0}', " ")) {
        return contents.name.clone();
    }
    format!("{} ({strength})", contents.name)
}

fn dose_of(product: &Product, mg: Option<u32>) -> Result<Named, String> {
    let mut contents = product.contents.clone();
    let mut units = Units::ONE;
    if let Some(mg) = mg {
        match (even(product, mg), contents.parts.as_mut_slice()) {
            _ if contents.form.on_skin() => return Err(no_mg(&contents.name, "is put on the skin")),
            (Some(even), _) => units = even,
            (None, [part]) => {
                part.strength = own_mg(mg)?;
                contents.name = format!("{} ({})", contents.name, part.strength.field());
                contents.unit = Unit::Dose;
            }
            (None, _) => return Err(no_mg(&contents.name, "has several ingredients")),
        }
    }
    Ok(Named { product: product.clone(), new: false, contents, units })
}

fn no_mg(name: &str, why: &str) -> String {
    format!("{name} {why}, so it is not counted in mg. Leave out --mg.")
}

fn own_mg(mg: u32) -> Result<Strength, String> {
    if mg > STRENGTH_LIMIT_MG * 100 {
        return Err("Enter at most 10 000 mg at a time after --mg. If it was more, log it as several doses.".to_owned());
    }
    Ok(Strength::Mg(mg))
}

/// A medicine that is on no list yet. Ingredients and a form that stand in its name are taken from there, so that
/// "ibuprofen gel" is neither a tablet nor a thing unknown.
fn new_contents(name: String, ingredient: Option<Ingredient>, mg: Option<u32>) -> Result<Contents, String> {
    if name.chars().count() > MEDICINE_NAME_LIMIT_CHARS {
        return Err(format!("Use at most {MEDICINE_NAME_LIMIT_CHARS} letters for the name."));
    }
    let name = ingredient.map_or(name, |known| known.name().to_owned());
    let words: Vec<String> = name.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase).collect();
    let padded = format!(" {} ", words.join(" "));
    let holds = |known: &str| padded.contains(&format!(" {} ", known.to_lowercase()));
    let form = Form::ALL.iter().copied().find(|form| holds(form.name())).unwrap_or(Form::Tablet);
    let mut known: Vec<Ingredient> = Ingredient::ALL.iter().copied().filter(|known| holds(known.name())).collect();
    // "Naproxen sodium" holds naproxen too.
    known.sort_by_key(|known| (known.substance(), std::cmp::Reverse(known.name().len())));
    known.dedup_by_key(|known| known.substance());
    let substances = match known.as_slice() {
        [] => vec![Substance::Own { name: name.clone(), nsaid: false }],
        known => known.iter().copied().map(Substance::Known).collect(),
    };
    let strength = match (mg, substances.len()) {
        (None, _) => Strength::Unknown,
        (Some(_), _) if form.on_skin() => return Err(no_mg(&name, "is put on the skin")),
        (Some(mg), 1) => own_mg(mg)?,
        (Some(_), _) => return Err(no_mg(&name, "has several ingredients")),
    };
    let unit = match form {
        Form::Liquid | Form::Powder if mg.is_some() => Unit::Dose,
        form => Unit::usual(form),
    };
    let parts = substances.into_iter().map(|substance| Part { substance, strength }).collect();
    Ok(Contents { name, form, unit, parts })
}
