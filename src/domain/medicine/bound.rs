//! Which limit holds for a product. What a doctor set and the person entered stands in the place of the packet; without
//! it the lower one counts of what was typed from the packet and what packets of the country say. Where nothing is known
//! about packets of the country, nothing is compared with a packet.

use super::{Amount, Contents, CountryLimits, Limit, Most, Part, Product, Units};

/// Where a limit is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Typed from the packet.
    Packet,
    /// What packets of the country say.
    Country,
    /// Set by a doctor and entered.
    Prescribed,
}

/// A limit of something, and where it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound<T> {
    /// The most.
    pub most: T,
    /// Where it is from.
    pub origin: Origin,
}

/// What is known about the packet of a dose: the product as it stands now, if it is still there, and the country.
#[derive(Clone, Copy)]
pub(super) struct Packet<'a> {
    pub contents: &'a Contents,
    pub product: Option<&'a Product>,
    pub country: Option<&'a CountryLimits>,
}

impl<'a> Packet<'a> {
    /// The most mg of this part in 24 hours.
    pub fn most(self, part: &Part) -> Option<Bound<Amount>> {
        // "8 tablets" are tablets as they are on the packet now; a dose of a strength that was mended counts as it was.
        let now = self.product.and_then(|product| product.contents.part(&part.substance.key()));
        let amount = |most: Most| amount(most, now.unwrap_or(part));
        if let Some(prescribed) = self.prescribed() {
            return amount(prescribed).map(|most| Bound { most, origin: Origin::Prescribed });
        }
        let table = self.row(part)?.and_then(|row| row.max_24h_mg).map(Amount::mg);
        let typed = self.product.and_then(|product| product.most).and_then(amount);
        lower(typed, table)
    }

    /// The most units in 24 hours, as typed.
    pub fn most_units(self) -> Option<Bound<Units>> {
        let units = |most: Most| match most {
            Most::Units(units) => Some(units),
            Most::Mg(_) => None,
        };
        if let Some(prescribed) = self.prescribed() {
            return units(prescribed).map(|most| Bound { most, origin: Origin::Prescribed });
        }
        self.country?;
        let most = self.product.and_then(|product| product.most).and_then(units)?;
        Some(Bound { most, origin: Origin::Packet })
    }

    /// What packets of the country say about this part; nothing where a doctor has set the limit.
    pub fn packet_row(self, part: &Part) -> Option<&'a Limit> {
        if self.prescribed().is_some() { None } else { self.row(part)? }
    }

    /// Minutes between two doses: the longer one of packet and country. A prescribed one has only what was typed.
    pub fn gap_min(self, over_65: bool) -> Option<Bound<u32>> {
        let typed = self.product.and_then(|product| product.gap_min);
        if self.prescribed().is_some() {
            return typed.map(|most| Bound { most, origin: Origin::Prescribed });
        }
        self.country?;
        let table = self.contents.parts.iter().filter_map(|part| {
            let row = self.row(part)??;
            row.gap_over_65_h.filter(|_| over_65).or(row.gap_h)
        });
        let table = table.max().map(|hours| hours * 60);
        match (typed, table) {
            (Some(typed), table) if table.is_none_or(|table| typed >= table) => {
                Some(Bound { most: typed, origin: Origin::Packet })
            }
            (_, table) => table.map(|most| Bound { most, origin: Origin::Country }),
        }
    }

    fn prescribed(self) -> Option<Most> {
        self.product.and_then(|product| product.prescribed)
    }

    /// `None` when nothing is known about the country, `Some(None)` when its table has no row for this.
    #[allow(clippy::option_option, reason = "no country and no row are two things: only the first forbids comparing")]
    fn row(self, part: &Part) -> Option<Option<&'a Limit>> {
        self.country.map(|country| country.limit(self.contents, part))
    }
}

fn amount(most: Most, part: &Part) -> Option<Amount> {
    match most {
        Most::Mg(mg) => Some(Amount::mg(mg)),
        Most::Units(units) => Amount::of(units, part.strength),
    }
}

fn lower(typed: Option<Amount>, table: Option<Amount>) -> Option<Bound<Amount>> {
    match (typed, table) {
        (Some(typed), table) if table.is_none_or(|table| typed <= table) => {
            Some(Bound { most: typed, origin: Origin::Packet })
        }
        (_, table) => table.map(|most| Bound { most, origin: Origin::Country }),
    }
}
