//! Fills in the paper of a check by asking: the same paper, and so the same questions, as in the window.
//!
//! "y" always means that something is there and "n" that it is not, in lists too, so that nobody says the opposite of
//! what they mean. Enter leaves a question open, which is unknown and never "no".

use std::collections::BTreeSet;
use std::io::{BufRead, Write};

use super::ask::{Asker, Several, Stop};
use super::words::{names, of_flags, row, rows, whole, wholes};
use crate::app::outcome::short;
use crate::content::LUNG_QUESTION;
use crate::domain::body::{Leg, Sign};
use crate::domain::check::{Answer, Flag, Group, Paper, Question};
use crate::domain::country::Country;
use crate::domain::triage::Tier;
use crate::domain::watch::Watch;

/// Asks everything that is due and returns the answers.
pub(super) fn fill(
    watch: &Watch,
    country: &Country,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<Paper, Stop> {
    let mut filling = Filling {
        asker: Asker::new(input, out),
        watch,
        country,
        paper: Paper::fresh(watch),
        asked: BTreeSet::new(),
        alarmed: false,
    };
    match filling.questions() {
        Err(Stop::Result) => filling.pass_over(),
        asked => asked?,
    }
    if filling.paper.is_empty() {
        return Err(Stop::Nothing);
    }
    match filling.again() {
        Ok(()) | Err(Stop::Result) => Ok(filling.paper),
        Err(stop) => Err(stop),
    }
}

pub(super) struct Filling<'a> {
    pub(super) asker: Asker<'a>,
    pub(super) watch: &'a Watch,
    country: &'a Country,
    pub(super) paper: Paper,
    /// Questions of groups that were shown; each is shown once, answered or not.
    asked: BTreeSet<Flag>,
    /// It was said that the answers are an emergency.
    alarmed: bool,
}

impl Filling<'_> {
    fn questions(&mut self) -> Result<(), Stop> {
        self.asker.say(
            "Warning signs. This list cannot say what is wrong. If you are worried, get help anyway.\n\
             y yes, n no, u not sure, Enter leaves it open, ? shows the whole question, e shows the result now.\n\
             Ctrl+C or Ctrl+D stops, and then nothing is saved.\n",
        )?;
        // With the injury of these legs that is known already.
        self.paper = Paper::about(self.asker.side(self.paper.side)?, self.watch);
        self.asker.say(&format!("\n{LUNG_QUESTION} If yes, call {} now.", self.country.emergency))?;
        let said = self.asker.three("One or more of these? y, n, u", &wholes(&of_flags(&Flag::LUNG)))?;
        self.paper.set_lung(said);
        if said == Answer::Yes {
            return Err(Stop::Result);
        }
        for leg in self.paper.side.legs() {
            self.signs(*leg)?;
        }
        for (leg, sign) in self.paper.returning_signs(self.watch) {
            let question = format!("{}, {}: since last time?", short(sign.into()), leg.side().leg_words());
            let trend = self.asker.trend(&question, "less")?;
            self.paper.set_since(leg, sign, trend);
        }
        self.this_pain()?;
        self.groups()?;
        self.facts()?;
        // A yes to pregnancy makes one more group due.
        self.groups()
    }

    fn signs(&mut self, leg: Leg) -> Result<(), Stop> {
        let signs: Vec<Question> = Sign::ALL.iter().copied().map(Question::Sign).collect();
        let which = leg.side().leg_words();
        let asker = &mut self.asker;
        asker.say(&format!("\nNew or worse in the last 7 days, {which}:\n{}", rows(&signs)))?;
        let several = asker.several("Any of these? n none of these, y one by one", &wholes(&signs))?;
        for sign in Sign::ALL {
            let said = match several {
                Several::None => Answer::No,
                Several::Blank => Answer::Blank,
                Several::OneByOne => {
                    self.asker.three(&format!("{}, {which}?", short((*sign).into())), &whole((*sign).into()))?
                }
            };
            self.paper.answers.set_sign(leg, *sign, said);
            self.warn()?;
        }
        Ok(())
    }

    /// Whoever wants the result now has passed over all that is due so far.
    fn pass_over(&mut self) {
        let groups = self.paper.groups(&self.paper.facts(self.watch));
        self.asked.extend(groups.into_iter().flat_map(|(_, flags)| flags));
    }

    /// Every group that is due. A yes can make a group of before due once more, for its follow-ups.
    fn groups(&mut self) -> Result<(), Stop> {
        loop {
            let groups = self.paper.groups(&self.paper.facts(self.watch));
            let open = groups.into_iter().find_map(|(group, flags)| {
                let flags: Vec<Flag> = flags.into_iter().filter(|flag| !self.asked.contains(flag)).collect();
                (!flags.is_empty()).then_some((group, flags))
            });
            let Some((group, flags)) = open else { return Ok(()) };
            self.asked.extend(&flags);
            self.group(group, &flags)?;
        }
    }

    fn group(&mut self, group: Group, flags: &[Flag]) -> Result<(), Stop> {
        let questions = of_flags(flags);
        if let [question] = questions.as_slice() {
            self.asker.say(&format!("\n{}. {}", group.name(), row(*question)))?;
        } else {
            let several = if self.paper.none_last_time(self.watch, flags) {
                self.asker.say(&format!("\n{}: {}.", group.name(), names(&questions)))?;
                let prompt = "Last time none of these. Any of them now? n still none of these, y one by one";
                self.asker.several(prompt, &wholes(&questions))?
            } else {
                self.asker.say(&format!("\n{}:\n{}", group.name(), rows(&questions)))?;
                self.asker.several("Any of these? n none of these, y one by one", &wholes(&questions))?
            };
            match several {
                Several::Blank => return Ok(()),
                Several::None => {
                    for flag in flags {
                        self.paper.set(*flag, Answer::No);
                    }
                    return self.warn();
                }
                Several::OneByOne => {}
            }
        }
        flags.iter().try_for_each(|flag| self.flag(*flag))
    }

    fn flag(&mut self, flag: Flag) -> Result<(), Stop> {
        let said = self.asker.three(&format!("{}?", short(flag.into())), &whole(flag.into()))?;
        self.paper.set(flag, said);
        self.warn()
    }

    /// The emergency questions that are open come once more, unless the answers are an emergency already.
    fn again(&mut self) -> Result<(), Stop> {
        let open = self.paper.open_emergency(&self.paper.assess(self.watch));
        if open.is_empty() {
            return Ok(());
        }
        self.asker.say(&match open.len() {
            1 => "\nLook at this one again. An open question counts as unknown, not as no.".to_owned(),
            count => format!("\nLook at these {count} again. An open question counts as unknown, not as no."),
        })?;
        for question in open {
            self.asker.say(&row(question))?;
            match question {
                Question::Sign(sign) => {
                    for leg in self.paper.side.legs() {
                        if self.paper.answers.sign(*leg, sign) == Answer::Blank {
                            let prompt = format!("{}, {}?", short(question), leg.side().leg_words());
                            let said = self.asker.three(&prompt, &whole(question))?;
                            self.paper.answers.set_sign(*leg, sign, said);
                            self.warn()?;
                        }
                    }
                }
                Question::Flag(flag) => {
                    self.asked.insert(flag);
                    self.flag(flag)?;
                    // As with the five together: nothing is asked after it.
                    if Flag::LUNG.contains(&flag) && self.paper.answers.flag(flag) == Answer::Yes {
                        return Err(Stop::Result);
                    }
                }
                Question::Risk(_) => {}
            }
        }
        // What was answered now can make a follow-up due that nobody was asked yet.
        self.groups()
    }

    /// Says once that the answers so far are an emergency. What is asked after that may still take it back.
    pub(super) fn warn(&mut self) -> Result<(), Stop> {
        if self.alarmed || self.paper.assess(self.watch).tier != Tier::Emergency {
            return Ok(());
        }
        self.alarmed = true;
        let number = &self.country.emergency;
        self.asker.say(&format!(
            "\nWhat you answered so far is an emergency: call {number} now. Type e to see the result now.\n"
        ))
    }
}
