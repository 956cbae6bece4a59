//! The person's country and its emergency number. The table itself is content.

use serde::Deserialize;

/// One row of the country table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Two letters, or "ZZ" for another country.
    pub code: String,
    /// Name for people.
    pub name: String,
    /// Emergency number.
    pub emergency: String,
    /// Number for advice without urgency.
    pub advice: Option<String>,
    /// What that line is called.
    pub advice_name: Option<String>,
    /// What must be said beside the number.
    pub note: Option<String>,
    /// Days in a row on one painkiller by mouth after which a doctor should be asked (rule D11); without it 10.
    pub oral_painkiller_days: Option<u32>,
}
