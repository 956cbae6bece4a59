//! What was asked for is carried out here, once a frame.

use egui::{Context, ViewportCommand};

use super::{Session, Wish};
use crate::app::command::Command;
use crate::domain::draft::EpisodeDraft;
use crate::domain::setting::Settings;
use crate::domain::when::Now;
use crate::ui::action::{Action, Item, Page};
use crate::ui::dialogs::Dialog;
use crate::ui::learn_act::LearnAct;
use crate::ui::lock_act::LockAct;
use crate::ui::screen::View;
use crate::ui::screen::entry::EntryScreen;
use crate::ui::screen::settings::stepped;

impl Session {
    /// The list of what was asked for is emptied once a frame, here, after drawing.
    pub(super) fn carry_out(&mut self, ctx: &Context, now: &Now) {
        let mut actions = std::mem::take(&mut self.actions);
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        for action in actions.drain(..) {
            self.act(ctx, now, action);
        }
        self.actions = actions;
    }

    pub(super) fn act(&mut self, ctx: &Context, now: &Now, action: Action) {
        if self.is_closed()
            && !matches!(action, Action::Run(Command::Answer(_)) | Action::AboutYouAt(_) | Action::Do(_))
        {
            return;
        }
        match action {
            Action::Run(command) => self.run(command),
            Action::Do(item) => self.act_on_item(ctx, now, item),
            Action::OpenEntry(id) => {
                if self.leave_entry(now) {
                    self.open_entry(id);
                }
            }
            Action::NewEntryOn(day) => self.new_entry_on(now, day),
            Action::LeaveEntry => {
                self.leave_entry(now);
            }
            Action::DeleteOpenEntry => self.delete_open_entry(),
            Action::TakeDraft => {
                if let Some(draft) = self.kept_draft.take() {
                    let as_list = self.journal.settings().lists_instead_of_figures;
                    self.from = Page::Today;
                    self.page = Page::Entry;
                    self.entry = Some(EntryScreen::resumed(draft, as_list));
                }
            }
            Action::DropDraft => {
                self.kept_draft = None;
                self.drop_draft();
            }
            Action::ToggleWhen => self.entry.iter_mut().for_each(EntryScreen::toggle_when),
            Action::OpenJournal(path) => {
                if self.leave_entry(now) {
                    self.wishes.push(Wish::Open(path));
                }
            }
            Action::ChooseJournal => self.choose_journal(ctx),
            Action::ChoosePhoto => self.choose_photo(ctx),
            Action::AskForget => {
                let count = self.journal.store().deleted(200).map_or(0, |items| items.len());
                self.dialog = Dialog::Forget(count);
            }
            Action::Rescue => self.wishes.push(Wish::Rescue),
            Action::OpenSample => self.wishes.push(Wish::Sample),
            Action::LeaveSample => self.wishes.push(Wish::LeaveSample),
            Action::Go(page) => self.go(now, page),
            Action::StartCheck(..)
            | Action::SeeResult(_)
            | Action::ChangeCheck(_)
            | Action::ShowResult(_)
            | Action::ShowRule(_)
            | Action::AboutYou
            | Action::AboutYouAt(_)
            | Action::AboutYouLater
            | Action::AboutYouDone => self.act_on_signs(now, action),
            Action::ShowExercise(id) => {
                // From the list of a routine the arrow leads back to that list.
                self.from = if self.page == Page::RoutineLook { self.page } else { Page::Exercises };
                self.go(now, Page::Exercise);
                self.routines.show(id);
            }
            Action::Routine(act) => self.act_on_routine(now, act),
            Action::Data(act) => self.act_on_data(ctx, act),
            Action::Learn(act) => self.act_on_learn(ctx, now, act),
            Action::Lock(act) => self.act_on_lock(act),
            Action::Crash(act) => self.act_on_crash(now, act),
            Action::Backup(act) => self.act_on_backup(ctx, now, act),
            Action::Verify(act) => self.act_on_verify(ctx, act),
            Action::Medicine(act) => self.act_on_medicine(now, act),
            Action::Sheet(act) => self.act_on_sheet(ctx, now, &act),
            Action::Import(act) => self.act_on_import(ctx, now, act),
            Action::StartRoutine(id) => self.start_routine(now, &id),
            Action::StartExercise(id) => self.start_exercise(now, id),
            Action::Session(kind) => self.session_event(kind),
            Action::BeginSession(before) => self.begin_session(now, before),
            Action::EndSession(after) => self.end_session(now, after),
            Action::GoOnWithSession => self.go_on_with_session(now),
            Action::FinishSession => self.finish_left_session(),
            Action::MorningAfter(session) => self.run(Command::SaveSession(session)),
            Action::EmergencyCheck(side) => self.emergency_check(side),
            Action::TrySound => self.try_sound(),
            Action::TryNote => self.try_note(ctx),
            Action::ToggleSound => self.toggle_sound(),
            Action::ShowFirstDays { .. }
            | Action::StartFirstDays(_)
            | Action::FirstDays(_)
            | Action::RemoveFromFirstDays(..) => {
                self.act_on_first_days(now, &action);
            }
            Action::Print(text) => self.print(text, waker(ctx)),
            Action::WriteAt(path, write) => self.write_at(ctx, now, path, write),
            Action::ShowFolder(file) => self.show_folder(&file),
            Action::SaveText(text) => self.save_as(ctx, "Save as a text file", "soleus-result.txt", text),
            Action::SaveChart(text) => self.save_as(ctx, "Save the chart", "soleus-trends.svg", text),
            Action::SavePicture(svg) => self.save_picture(ctx, svg),
            Action::Say(words) => self.announcer.polite(words),
            Action::Alarm(words) => self.announcer.assertive(words),
        }
    }

    fn new_entry_on(&mut self, now: &Now, day: chrono::NaiveDate) {
        if self.leave_entry(now) {
            let mut draft = EpisodeDraft::fresh(Some(self.journal.usual_side()), now);
            if day != now.today() {
                (draft.day, draft.time, draft.started) = (day.to_string(), String::new(), None);
            }
            self.show_entry(draft);
        }
    }

    pub(super) fn act_on_item(&mut self, ctx: &Context, now: &Now, item: Item) {
        let harmless = [
            Item::Larger,
            Item::Smaller,
            Item::UsualSize,
            Item::FullScreen,
            Item::Lock,
            Item::Keys,
            Item::About,
            Item::Quit,
        ];
        if self.is_closed() && !harmless.contains(&item) {
            return;
        }
        match item {
            Item::NewEntry => {
                if self.leave_entry(now) {
                    self.show_entry(EpisodeDraft::fresh(Some(self.journal.usual_side()), now));
                }
            }
            Item::StartDue => {
                if let Some(action) = self.start_due(now) {
                    self.act(ctx, now, action);
                }
            }
            Item::Details => {
                if let Ok(Some(last)) = self.journal.store().last_written()
                    && self.page != Page::Entry
                {
                    self.open_entry(last.id);
                }
            }
            Item::Save if self.page == Page::Check => {
                let outlook = std::rc::Rc::clone(&self.outlook);
                let mut asked = Vec::new();
                self.check.see_result(&mut View { journal: &self.journal, now: *now, outlook, actions: &mut asked });
                for action in asked {
                    self.act(ctx, now, action);
                }
            }
            Item::Save if self.page == Page::RoutineEditor => self.save_routine(now),
            Item::Save if self.page == Page::Medicine => self.save_medicine(now),
            Item::Save if self.page == Page::Dose => self.save_dose(now),
            Item::Save => {
                self.save_entry(now);
                if self.entry.as_ref().is_some_and(|entry| !entry.touched() && entry.first_error().is_empty()) {
                    self.close_entry();
                }
            }
            Item::Undo => self.run(Command::Undo),
            Item::Redo => self.run(Command::Redo),
            Item::DeletedItems => self.go(now, Page::Deleted),
            Item::Today => self.go(now, Page::Today),
            Item::History => {
                self.history.close();
                self.go(now, Page::History);
            }
            Item::Routines => self.go(now, Page::Routines),
            Item::Check => self.go(now, Page::Check),
            Item::Trends => self.go(now, Page::Trends),
            Item::Helped => self.go(now, Page::Helped),
            Item::Rules => self.go(now, Page::Rules),
            Item::Medicines => self.go(now, Page::Medicines),
            Item::Sheet => self.go(now, Page::Sheet),
            Item::Learn => self.go(now, Page::Learn),
            Item::Help => match self.page.topic() {
                Some(id) => self.act_on_learn(ctx, now, LearnAct::read(id)),
                None => self.dialog = Dialog::Keys(String::new()),
            },
            Item::Settings => self.go(now, Page::Settings),
            Item::Search if matches!(self.page, Page::Learn | Page::Topic | Page::CompareCauses) => {
                self.go(now, Page::Learn);
                self.learn.search();
            }
            Item::Search => {
                self.go(now, Page::History);
                self.history.search();
            }
            Item::Back => self.back(ctx, now),
            Item::Larger => self.text_size(stepped(self.journal.settings().text_percent, true)),
            Item::Smaller => self.text_size(stepped(self.journal.settings().text_percent, false)),
            Item::UsualSize => self.text_size(100),
            Item::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Item::OpenJournal => {
                self.go(now, Page::Settings);
            }
            Item::Lock => self.act_on_lock(LockAct::Now),
            Item::Keys => self.dialog = Dialog::Keys(String::new()),
            Item::About => self.dialog = Dialog::About,
            Item::Quit => {
                if self.leave_for_good(now) {
                    self.wishes.push(Wish::Quit);
                }
            }
        }
    }

    fn text_size(&mut self, percent: u16) {
        let settings = Settings { text_percent: percent, ..self.journal.settings().clone() };
        self.run(Command::Set(Box::new(settings)));
        self.announcer.polite(format!("Text size {percent} percent"));
    }

    fn back(&mut self, ctx: &Context, now: &Now) {
        if ctx.text_edit_focused() {
            ctx.memory_mut(egui::Memory::stop_text_input);
            return;
        }
        if self.today.give_up() || self.told.take().is_some() {
            return;
        }
        match self.page {
            Page::Entry => {
                self.leave_entry(now);
            }
            Page::History if self.history.close() => {}
            Page::Check if self.check.step_back() => {}
            Page::AboutYou if self.about_you.step_back() => {}
            Page::Import if self.import.step_back() => {}
            Page::Topic if self.learn.step_back() => {}
            Page::Topic => self.go(now, self.learn.came_from()),
            Page::Today => {}
            page => self.go(now, page.back(self.from).unwrap_or(Page::Today)),
        }
    }
}

pub(super) fn waker(ctx: &Context) -> impl Fn() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}
