//! The files of Soleus itself among the others.

use super::collect::Collector;
use super::source::{Refusal, Source};
use super::{Format, What};
use crate::exchange::own::{Line, read_csv, read_json};

pub(super) fn read(source: &Source, collector: &mut Collector<'_>) -> Result<(), Refusal> {
    let json = collector.format() == Format::SoleusJson;
    let text = source.text().ok_or(Refusal::UnknownZip)?;
    if json {
        collector.count_records();
    }
    let mut take = |line: Line| {
        line.warnings.into_iter().for_each(|warning| collector.warn(warning));
        let id = line.record.as_ref().map(|record| [record.kind().array().to_owned(), record.id()]).unwrap_or_default();
        let [kind, id] = &id;
        let whats = line.record.map(|record| vec![What::Kept(Box::new(record))]);
        collector.row(line.number, || line.text.clone(), &[kind, id], whats)
    };
    if json { read_json(text, &mut take) } else { read_csv(text, &mut take) }
}
