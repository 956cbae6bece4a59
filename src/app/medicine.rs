//! Medicines and doses in an open journal, and all that the guard looks at before a dose is saved.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::command::Done;
use super::run::{Journal, done};
use super::session::situation;
use super::watch::Outlook;
use crate::content;
use crate::domain::medicine::{self, DAY_S, Dose, Finding, Known, Person, Product};
use crate::domain::sentence;
use crate::domain::when::{Moment, Now};
use crate::store::StoreError;
use crate::store::operation::{Change, Key, Record};

/// Days of doses around a moment: more than the longest rule of days in a row looks back, and the week after it.
const AROUND_DAYS: i64 = 31;

/// The medicines of the list, and the doses around a moment.
#[derive(Clone, Debug)]
pub struct Cabinet {
    /// The medicines, the oldest first.
    pub products: Vec<Product>,
    /// The doses around the moment, the newest first.
    pub doses: Vec<Dose>,
    /// The last dose of each medicine, however long ago.
    last: BTreeMap<Uuid, Dose>,
    /// The person, without what depends on the hour of a dose.
    person: Person,
    /// Hours from a strain until now.
    since_strain_h: Option<u32>,
    rules: Vec<&'static str>,
    country: String,
}

impl Cabinet {
    /// Everything there is to say about a dose before it is saved, the loudest first.
    #[must_use]
    pub fn guard(&self, dose: &Dose, now: &Now) -> Vec<Finding> {
        let ago_h = u32::try_from((now.moment.utc_s - dose.at.utc_s).max(0) / 3600).unwrap_or(u32::MAX);
        let since_strain_h = self.since_strain_h.and_then(|hours| hours.checked_sub(ago_h));
        medicine::guard(dose, &self.known(&self.person_with(since_strain_h), now))
    }

    /// The totals of the last 24 hours as they are saved.
    #[must_use]
    pub fn totals(&self, now: &Now) -> Vec<Finding> {
        medicine::totals(&self.known(&self.person_with(self.since_strain_h), now))
    }

    /// "2 of 4 doses in the last 24 hours", where a packet or a doctor counts doses or tablets of it.
    #[must_use]
    pub fn counted_24h(&self, product: &Product, now: &Now) -> Option<String> {
        medicine::counted_24h(product, &self.known(&self.person, now))
    }

    /// With what somebody should be asked first, as far as nothing was told about it.
    #[must_use]
    pub fn ask_first(&self, product: &Product) -> Option<String> {
        let table = content::medicine_table(Some(&self.country));
        medicine::ask_first(&product.contents, &self.person, table.cautions, table.older_from())
    }

    /// The last dose of a medicine, however long ago.
    #[must_use]
    pub fn last_of(&self, product: Uuid) -> Option<&Dose> {
        self.last.get(&product)
    }

    fn person_with(&self, since_strain_h: Option<u32>) -> Person {
        self.person.clone().with_journal(since_strain_h, &self.rules)
    }

    fn known<'a>(&'a self, person: &'a Person, now: &'a Now) -> Known<'a> {
        let table = content::medicine_table(Some(&self.country));
        Known { doses: &self.doses, products: &self.products, person, table, now }
    }
}

impl Journal {
    /// The medicines of the list, and the doses around a moment. `outlook` tells of a strain and of rules that fire.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cabinet(&self, around: Moment, outlook: &Outlook) -> Result<Cabinet, StoreError> {
        let span_s = AROUND_DAYS * DAY_S;
        let now = self.now();
        let products = self.store().products()?;
        let mut last = BTreeMap::new();
        for product in &products {
            last.extend(self.store().last_dose_of(product.id)?.map(|dose| (product.id, dose)));
        }
        Ok(Cabinet {
            products,
            last,
            doses: self.store().doses_between(around.utc_s - span_s, around.utc_s + span_s, usize::MAX)?,
            person: Person::of(&outlook.watch.profile, now.today()),
            since_strain_h: situation(outlook, None).since_strain_h,
            rules: outlook.standing.active_ids(),
            country: self.settings().country.clone(),
        })
    }

    pub(super) fn save_product(&mut self, product: Product) -> Result<Done, StoreError> {
        let name = product.contents.name.clone();
        let words = match self.store().product(product.id)? {
            Some(old) if old == product => return Ok(done("Nothing was changed.".to_owned())),
            Some(_) => format!("change medicine {name}"),
            None => format!("add medicine {name}"),
        };
        self.apply(&words, &[Change::Put(Record::Product(Box::new(product)))])?;
        Ok(Done { undo: true, ..done(format!("Saved {name}")) })
    }

    pub(super) fn delete_product(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(product) = self.store().product(id)? else { return Err(StoreError::Nothing) };
        let name = product.contents.name;
        self.apply(&format!("delete medicine {name}"), &[Change::Delete(Key::Product(id))])?;
        Ok(Done { undo: true, ..done(format!("Deleted {name}. Its doses stay in the journal.")) })
    }

    pub(super) fn save_dose(&mut self, dose: Dose) -> Result<Done, StoreError> {
        let (what, when) = (dose_words(&dose), self.dose_time(&dose));
        let name = match self.store().dose(dose.id)? {
            Some(old) if old == dose => return Ok(done("Nothing was changed.".to_owned())),
            Some(_) => format!("change dose {what}, {when}"),
            None => format!("log dose {what}"),
        };
        self.apply(&name, &[Change::Put(Record::Dose(Box::new(dose)))])?;
        Ok(Done { undo: true, ..done(format!("Saved {what}, {when}")) })
    }

    pub(super) fn log_new(&mut self, product: Box<Product>, dose: Box<Dose>) -> Result<Done, StoreError> {
        let (what, when) = (dose_words(&dose), self.dose_time(&dose));
        let changes = [Change::Put(Record::Product(product)), Change::Put(Record::Dose(dose))];
        self.apply(&format!("log dose {what}, and add the medicine"), &changes)?;
        Ok(Done { undo: true, ..done(format!("Saved {what}, {when}")) })
    }

    pub(super) fn delete_dose(&mut self, id: Uuid) -> Result<Done, StoreError> {
        let Some(dose) = self.store().dose(id)? else { return Err(StoreError::Nothing) };
        let what = format!("{}, {}", dose_words(&dose), self.dose_time(&dose));
        self.apply(&format!("delete dose {what}"), &[Change::Delete(Key::Dose(id))])?;
        Ok(Done { undo: true, ..done(format!("Deleted dose {what}")) })
    }

    /// "14:32" of today, "Sat 21 Nov 14:32" of another day.
    #[must_use]
    pub fn dose_time(&self, dose: &Dose) -> String {
        let time = sentence::time_of_day(dose.at, self.hours());
        if dose.at.day() == self.now().today() {
            return time;
        }
        format!("{} {time}", sentence::short_day(dose.at.day(), self.now().today()))
    }
}

/// "Paracetamol, 2 tablets".
#[must_use]
pub fn dose_words(dose: &Dose) -> String {
    format!("{}, {}", dose.contents.name, dose.contents.unit.counted(dose.units))
}
