//! What is asked before a session because its plan depends on it: where the tendon hurts, and the yoga part.

use egui::Ui;

use crate::content;
use crate::domain::routine::{Condition, Routine, RoutineId, Situation};
use crate::domain::session::Plan;
use crate::ui::widget::{check, chips, text};

/// Where an Achilles tendon hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TendonPlace {
    /// Above the heel.
    Middle,
    /// At the heel bone.
    Heel,
}

/// The answers, for this session only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    tendon: Option<TendonPlace>,
    yoga: bool,
}

impl Choices {
    /// The situation with these answers. Without one about the tendon it is the careful way: on flat ground, as for pain
    /// at the heel.
    #[must_use]
    pub fn of(self, situation: Situation) -> Situation {
        Situation { heel_tendon: self.tendon != Some(TendonPlace::Middle), yoga: self.yoga, ..situation }
    }
}

/// The ready routine of a plan.
pub(super) fn routine_of(plan: &Plan) -> Option<&'static Routine> {
    match plan.routine.as_ref()? {
        RoutineId::Ready(id) => content::routine(id),
        RoutineId::Own(_) => None,
    }
}

/// Asks what this routine depends on. Returns whether an answer changed.
pub(super) fn choices_ui(ui: &mut Ui, routine: &Routine, choices: &mut Choices) -> bool {
    let before = *choices;
    let depends = |condition| routine.items.iter().any(|item| item.condition == condition);
    if depends(Condition::HeelTendon) {
        text::question_ui(ui, "Where does the tendon hurt?");
        let places = [(TendonPlace::Middle, "Middle of the tendon"), (TendonPlace::Heel, "Where it joins the heel")];
        chips::clearable_ui(ui, "Where does the tendon hurt?", &places, &mut choices.tendon);
        if choices.tendon.is_none() {
            text::small_ui(ui, "Without an answer you lower to the floor only, as for pain at the heel.");
        }
    }
    if depends(Condition::Yoga) {
        check::check_ui(
            ui,
            &mut choices.yoga,
            "Add the yoga part",
            Some("The downward-facing dog, after the stretches"),
        );
    }
    *choices != before
}
