//! The form for a medicine, as it stands on its packet.

use egui::Ui;
use uuid::Uuid;

use super::super::View;
use crate::content;
use crate::domain::medicine::{
    Amount, Contents, DraftPart, DraftProduct, Form, Ingredient, Most, MostIn, PART_LIMIT, Product, ProductFault,
    ProductField, Unit, most_hint,
};
use crate::domain::sentence;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::medicine_act::MedicineAct;
use crate::ui::widget::button::Button;
use crate::ui::widget::columns::grid_ui;
use crate::ui::widget::field::{Field, error_ui};
use crate::ui::widget::{card, check, chips, text};

/// The page with its draft.
#[derive(Debug)]
pub struct MedicineEditor {
    draft: DraftProduct,
    untouched: DraftProduct,
    faults: Vec<ProductFault>,
    wants_focus: Option<ProductField>,
}

impl MedicineEditor {
    /// A page for a draft.
    #[must_use]
    pub fn new(draft: DraftProduct) -> Self {
        Self { untouched: draft.clone(), draft, faults: Vec::new(), wants_focus: Some(ProductField::Name) }
    }

    /// A page that goes on with a draft that was kept; all of it counts as changed.
    #[must_use]
    pub fn resumed(draft: DraftProduct) -> Self {
        Self { untouched: DraftProduct::default(), ..Self::new(draft) }
    }

    /// What stands in it.
    #[must_use]
    pub fn draft(&self) -> &DraftProduct {
        &self.draft
    }

    /// The medicine that is being changed; nothing for a new one.
    #[must_use]
    pub fn id(&self) -> Option<Uuid> {
        self.draft.id
    }

    /// Whether anything was changed since the page was opened.
    #[must_use]
    pub fn touched(&self) -> bool {
        self.draft != self.untouched
    }

    /// The medicine as it stands on the page, or beside each field what is wrong.
    pub fn parse(&mut self, new_id: Uuid) -> Option<Product> {
        let parsed = self.draft.parse(new_id);
        self.faults = parsed.as_ref().err().cloned().unwrap_or_default();
        self.wants_focus = self.faults.first().map(|fault| fault.field);
        parsed.ok()
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn fault_words(&self) -> String {
        let words: Vec<&str> = self.faults.iter().map(|fault| fault.words.as_str()).collect();
        words.join(" ")
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let before = self.draft.clone();
        card::card_ui(ui, |ui| self.name_ui(ui));
        for line in 0..self.draft.parts.len() {
            card::card_ui(ui, |ui| ui.push_id(("part", line), |ui| self.part_ui(ui, line)));
        }
        self.add_ui(ui);
        card::card_ui(ui, |ui| self.packet_ui(ui, view));
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Save medicine").icon(Icon::Check)).clicked() {
                view.actions.push(Action::Medicine(MedicineAct::Save));
            }
            if self.draft.id.is_some() && ui.add(Button::quiet("Delete this medicine").icon(Icon::Delete)).clicked() {
                view.actions.push(Action::Medicine(MedicineAct::Delete));
            }
        });
        // Somebody is mending: what was wrong is looked at again.
        if self.draft != before && !self.faults.is_empty() {
            self.faults = self.draft.parse(Uuid::nil()).err().unwrap_or_default();
        }
    }

    fn name_ui(&mut self, ui: &mut Ui) {
        let fault = self.fault(ProductField::Name);
        let field = Field::line("Name", &mut self.draft.name).hint("Paracetamol 500 mg").error(fault.as_deref());
        let field = field.show_ui(ui);
        self.focus_if(&field, ProductField::Name);
        text::question_ui(ui, "Form");
        let forms: Vec<(Form, &str)> = Form::ALL.iter().map(|form| (*form, form.name())).collect();
        if chips::single_ui(ui, "Form", &forms, &mut self.draft.form) {
            self.draft.unit = None;
        }
        self.fault_ui(ui, ProductField::Form);
        if let Some(form) = self.draft.form {
            text::question_ui(ui, "Counted in");
            let units: Vec<(Unit, &str)> = Unit::ALL.iter().map(|unit| (*unit, unit.name())).collect();
            let mut unit = Some(self.draft.unit.unwrap_or(Unit::usual(form)));
            if chips::single_ui(ui, "Counted in", &units, &mut unit) {
                self.draft.unit = unit;
            }
        }
    }

    fn part_ui(&mut self, ui: &mut Ui, line: usize) {
        let faults = [self.fault(ProductField::Part(line)), self.fault(ProductField::Strength(line))];
        let (many, on_skin) = (self.draft.parts.len() > 1, self.draft.form.is_some_and(Form::on_skin));
        let Some(part) = self.draft.parts.get_mut(line) else { return };
        let question = if many { format!("Active ingredient {}", line + 1) } else { "Active ingredient".to_owned() };
        text::question_ui(ui, &question);
        let mut items: Vec<(Option<Ingredient>, &str)> =
            Ingredient::ALL.iter().map(|known| (Some(*known), known.name())).collect();
        items.push((None, "Other…"));
        let mut chosen = Some(part.ingredient);
        if chips::single_ui(ui, &question, &items, &mut chosen) {
            part.ingredient = chosen.flatten();
        }
        if part.ingredient.is_none() {
            Field::line("Its name", &mut part.own).hint("From the packet").error(faults[0].as_deref()).show_ui(ui);
            check::check_ui(ui, &mut part.own_nsaid, "The packet calls it an anti-inflammatory (NSAID)", None);
        } else if let Some(fault) = &faults[0] {
            error_ui(ui, fault);
        }
        let hint = if on_skin { "5 %" } else { "500 mg" };
        let field = Field::line("Strength", &mut part.strength).hint(hint).width(200.0).error(faults[1].as_deref());
        let field = field.show_ui(ui);
        if part.strength.trim().is_empty() {
            text::small_ui(ui, "Strength not known, not counted. Totals then say \u{201c}at least\u{201d}.");
        }
        if many && ui.add(Button::quiet("Remove it").name(&format!("Remove {question}"))).clicked() {
            self.draft.parts.remove(line);
        }
        self.focus_if(&field, ProductField::Strength(line));
    }

    fn add_ui(&mut self, ui: &mut Ui) {
        self.fault_ui(ui, ProductField::Parts);
        let room = self.draft.parts.len() < PART_LIMIT;
        if room && ui.add(Button::secondary("Add an ingredient").icon(Icon::Add)).clicked() {
            self.draft.parts.push(DraftPart::default());
        }
        ui.add_space(8.0);
    }

    fn packet_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        text::heading_ui(ui, "From the packet");
        let contents = self.contents();
        let country = content::medicine_table(Some(&view.journal.settings().country)).country;
        let (most, gap_min) = contents.as_ref().map_or((None, None), |contents| most_hint(contents, country));
        let unit = contents.as_ref().map_or(Unit::Tablet, |contents| contents.unit);
        let most = match most {
            Some(Most::Mg(mg)) => Amount::mg(mg).to_string(),
            Some(Most::Units(units)) => units.to_string(),
            None => String::new(),
        };
        let faults = [ProductField::Most, ProductField::Gap, ProductField::Prescribed].map(|field| self.fault(field));
        let gap = gap_min.map(|minutes| sentence::length(minutes.into())).unwrap_or_default();
        let draft = &mut self.draft;
        grid_ui(ui, 2, 220.0, |ui, number| {
            if number == 0 {
                most_ui(ui, "Most in 24 hours", &mut draft.most, &mut draft.most_in, unit, &most, faults[0].as_deref());
                return;
            }
            let field = Field::line("Hours between doses", &mut draft.gap_h).hint(&gap);
            field.error(faults[1].as_deref()).show_ui(ui);
        });
        text::small_ui(ui, "Leave empty what the packet does not say. Grey numbers are from packets of your country.");
        text::rule_ui(ui);
        let label = "Most in 24 hours, as prescribed";
        let (most, most_in) = (&mut draft.prescribed, &mut draft.prescribed_in);
        most_ui(ui, label, most, most_in, unit, "", faults[2].as_deref());
        text::small_ui(
            ui,
            "Only if a doctor prescribed it for you. For this medicine alone it then stands in the place of the packet.",
        );
    }

    /// What is in it, as far as that stands there already; the other fields do not matter for the hints.
    fn contents(&self) -> Option<Contents> {
        let DraftProduct { form, unit, parts, .. } = self.draft.clone();
        let name = "x".to_owned();
        let draft = DraftProduct { name, form, unit, parts, ..DraftProduct::default() };
        draft.parse(Uuid::nil()).ok().map(|product| product.contents)
    }

    fn fault(&self, field: ProductField) -> Option<String> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.words.clone())
    }

    fn fault_ui(&self, ui: &mut Ui, field: ProductField) {
        if let Some(fault) = self.fault(field) {
            error_ui(ui, &fault);
        }
    }

    fn focus_if(&mut self, response: &egui::Response, field: ProductField) {
        if self.wants_focus == Some(field) {
            self.wants_focus = None;
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
    }
}

/// A number, and whether it counts tablets or mg.
fn most_ui(
    ui: &mut Ui,
    label: &str,
    value: &mut String,
    most_in: &mut MostIn,
    unit: Unit,
    hint: &str,
    error: Option<&str>,
) {
    Field::line(label, value).hint(hint).error(error).show_ui(ui);
    let mut chosen = Some(*most_in);
    let many = unit.many();
    let items = [(MostIn::Units, many), (MostIn::Mg, "mg")];
    if chips::single_ui(ui, &format!("{label}, counted in"), &items, &mut chosen) {
        *most_in = chosen.unwrap_or_default();
    }
}
