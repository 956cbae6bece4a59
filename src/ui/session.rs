//! An open journal in the window: its pages, its draft, and the one place where what was asked for is carried out.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use egui::{Context, Ui, ViewportCommand};
use uuid::Uuid;

use super::action::{Action, Item, Page};
use super::dialogs::{self, Dialog};
use super::keys::{self, TodayKey};
use super::screen::deleted::DeletedScreen;
use super::screen::entry::EntryScreen;
use super::screen::history::HistoryScreen;
use super::screen::settings::{SettingsScreen, stepped};
use super::screen::today::TodayScreen;
use super::screen::{Kept, View};
use super::widget::announce::Announcer;
use crate::app::command::{Command, Done};
use crate::app::failure::Failure;
use crate::app::run::Journal;
use crate::domain::body::Side;
use crate::domain::draft::EpisodeDraft;
use crate::domain::when::Now;
use crate::platform::file_dialog;

/// Where an unfinished entry lies.
const DRAFT: &str = "draft";
/// How long typing must rest before the draft is put on the desk, in seconds.
const DRAFT_REST_S: f64 = 0.8;
/// Days without an entry on a leg after which a pain counts as a new one.
const NEW_PAIN_DAYS: i64 = 7;

/// What the bar at the bottom says.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// One or two sentences.
    pub words: String,
    /// Its buttons and what they do.
    pub buttons: Vec<(&'static str, Action)>,
    /// It failed; stays until it is closed.
    pub error: bool,
}

/// What the window has to do for the session.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Open another journal.
    Open(PathBuf),
    /// Open the sample.
    Sample,
    /// Leave the sample.
    LeaveSample,
    /// Close the window.
    Quit,
}

/// What was chosen in the desktop's dialog goes here.
enum Waiting {
    Journal(Receiver<Option<PathBuf>>),
    Photo(Receiver<Option<PathBuf>>),
}

/// The pages of an open journal.
pub struct Session {
    pub(super) journal: Journal,
    pub(super) page: Page,
    /// The page of the rail from which an entry was opened.
    pub(super) from: Page,
    pub(super) told: Option<Told>,
    pub(super) dialog: Dialog,
    pub(super) announcer: Announcer,
    pub(super) actions: Vec<Action>,
    pub(super) undo_names: Kept<(), (Option<String>, Option<String>)>,
    pub(super) kept_draft: Option<EpisodeDraft>,
    pub(super) today: TodayScreen,
    pub(super) history: HistoryScreen,
    pub(super) deleted: DeletedScreen,
    pub(super) settings: SettingsScreen,
    pub(super) entry: Option<EntryScreen>,
    /// Parts of the window in the order of F6; the next one that gets the keyboard.
    pub(super) menu_wanted: bool,
    wishes: Vec<Wish>,
    waiting: Option<Waiting>,
    /// The draft as it lies on the desk, and since when another one stands on the screen.
    desk_draft: Option<EpisodeDraft>,
    draft_changed_s: Option<f64>,
}

impl Session {
    /// The pages of a journal, on Today.
    #[must_use]
    pub fn new(journal: Journal) -> Self {
        let kept_draft: Option<EpisodeDraft> = journal.from_desk(DRAFT);
        let mut today = TodayScreen::default();
        today.arrive();
        Self {
            journal,
            page: Page::Today,
            from: Page::Today,
            told: None,
            dialog: Dialog::None,
            announcer: Announcer::default(),
            actions: Vec::new(),
            undo_names: Kept::default(),
            desk_draft: kept_draft.clone(),
            kept_draft,
            today,
            history: HistoryScreen::default(),
            deleted: DeletedScreen::default(),
            settings: SettingsScreen::default(),
            entry: None,
            menu_wanted: false,
            wishes: Vec::new(),
            waiting: None,
            draft_changed_s: None,
        }
    }

    /// The journal, to look at.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The journal, for a command that another start handed over.
    pub fn journal_mut(&mut self) -> &mut Journal {
        &mut self.journal
    }

    /// Says what a handed-over command did.
    pub fn tell_handed_over(&mut self, words: &str) {
        let buttons = vec![("Undo", Action::Run(Command::Undo))];
        self.announcer.polite(words);
        self.told = Some(Told { words: words.to_owned(), buttons, error: false });
    }

    /// What the window has to do since it was asked last.
    pub fn take_wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// Draws everything and carries out what was asked for.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        let now = self.journal.now();
        let ctx = ui.ctx().clone();
        self.take_chosen();
        if self.dialog == Dialog::None {
            self.take_keys(&ctx, &now);
        }
        super::shell::show_ui(self, ui, &now);
        self.announcer.show_ui(ui);
        if dialogs::show(&ctx, &mut self.dialog) {
            self.actions.push(Action::Run(Command::ForgetDeleted));
        } else if self.dialog == Dialog::None && keys::back(&ctx) {
            self.actions.push(Action::Do(Item::Back));
        }
        self.carry_out(&ctx, &now);
        self.keep_draft(&ctx);
    }

    fn take_keys(&mut self, ctx: &Context, now: &Now) {
        for item in keys::items(ctx) {
            self.actions.push(Action::Do(item));
        }
        let at_s = ctx.input(|input| input.time);
        if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::F10)) {
            self.menu_wanted = true;
        }
        let step = ctx.input(|input| {
            let down = |key| input.modifiers.command && input.key_pressed(key);
            i32::from(down(egui::Key::PageDown)) - i32::from(down(egui::Key::PageUp))
        });
        match self.page {
            Page::Today => {
                let mut view = View { journal: &self.journal, now: *now, actions: &mut self.actions };
                for key in keys::today(ctx) {
                    match key {
                        TodayKey::Score(score) => self.today.score_key(score, at_s, &mut view),
                        TodayKey::Leg(side) => self.today.choose_side(side),
                        TodayKey::When(quick) => self.today.when().choose(quick, now),
                        TodayKey::Enter => {
                            if self.today.enter_key(&mut view) {
                                ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
                            }
                        }
                    }
                }
            }
            Page::History if step != 0 => {
                self.history.step_month(step);
            }
            Page::Entry => self.entry_keys(ctx, step),
            Page::History | Page::Deleted | Page::Settings => {}
        }
    }

    fn entry_keys(&mut self, ctx: &Context, step: i32) {
        let Some(entry) = &self.entry else { return };
        if step != 0
            && let Some(id) = entry.id()
            && let Ok(Some(other)) = self.journal.store().neighbour(id, step < 0)
        {
            self.actions.push(Action::LeaveEntry);
            self.actions.push(Action::OpenEntry(other));
        }
        let delete = ctx.input(|input| input.key_pressed(egui::Key::Delete) && input.modifiers.is_none());
        if delete && !ctx.text_edit_focused() && entry.id().is_some() {
            self.actions.push(Action::DeleteOpenEntry);
        }
    }

    fn take_chosen(&mut self) {
        let Some(waiting) = self.waiting.take() else { return };
        let receiver = match &waiting {
            Waiting::Journal(receiver) | Waiting::Photo(receiver) => receiver,
        };
        match (receiver.try_recv(), &waiting) {
            (Err(std::sync::mpsc::TryRecvError::Empty), _) => self.waiting = Some(waiting),
            (Ok(Some(path)), Waiting::Journal(_)) => self.actions.push(Action::OpenJournal(path)),
            (Ok(Some(path)), Waiting::Photo(_)) => {
                if let Some(entry) = &mut self.entry {
                    entry.add_photo(path.display().to_string());
                }
            }
            (Ok(None) | Err(_), _) => {}
        }
    }

    /// The list of what was asked for is emptied once a frame, here, after drawing.
    fn carry_out(&mut self, ctx: &Context, now: &Now) {
        let mut actions = std::mem::take(&mut self.actions);
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        for action in actions.drain(..) {
            self.act(ctx, now, action);
        }
        self.actions = actions;
    }

    fn act(&mut self, ctx: &Context, now: &Now, action: Action) {
        match action {
            Action::Run(command) => self.run(command),
            Action::Do(item) => self.act_on_item(ctx, now, item),
            Action::OpenEntry(id) => {
                if self.leave_entry(now) {
                    self.open_entry(id);
                }
            }
            Action::NewEntryOn(day) => {
                if self.leave_entry(now) {
                    let mut draft = EpisodeDraft::fresh(Some(self.journal.usual_side()), now);
                    if day != now.today() {
                        (draft.day, draft.time, draft.started) = (day.to_string(), String::new(), None);
                    }
                    self.show_entry(draft);
                }
            }
            Action::LeaveEntry => {
                self.leave_entry(now);
            }
            Action::DeleteOpenEntry => {
                if let Some(id) = self.entry.as_ref().and_then(EntryScreen::id) {
                    self.close_entry();
                    self.run(Command::Delete(vec![id]));
                }
            }
            Action::TakeDraft => {
                if let Some(draft) = self.kept_draft.take() {
                    let as_list = self.journal.settings().lists_instead_of_figures;
                    self.from = Page::Today;
                    self.page = Page::Entry;
                    self.entry = Some(EntryScreen::resumed(draft, as_list));
                }
            }
            Action::DropDraft => self.drop_draft(),
            Action::ToggleWhen => {
                if let Some(entry) = &mut self.entry {
                    entry.toggle_when();
                }
            }
            Action::OpenJournal(path) => {
                if self.leave_entry(now) {
                    self.wishes.push(Wish::Open(path));
                }
            }
            Action::ChooseJournal => {
                self.waiting = file_dialog::choose("Open a journal", waker(ctx)).map(Waiting::Journal);
            }
            Action::ChoosePhoto => {
                self.waiting = file_dialog::choose("Choose a photo", waker(ctx)).map(Waiting::Photo);
            }
            Action::AskForget => {
                let count = self.journal.store().deleted(200).map_or(0, |items| items.len());
                self.dialog = Dialog::Forget(count);
            }
            Action::OpenSample => self.wishes.push(Wish::Sample),
            Action::LeaveSample => self.wishes.push(Wish::LeaveSample),
            Action::Say(words) => self.announcer.polite(words),
        }
    }

    fn act_on_item(&mut self, ctx: &Context, now: &Now, item: Item) {
        match item {
            Item::NewEntry => {
                if self.leave_entry(now) {
                    self.show_entry(EpisodeDraft::fresh(Some(self.journal.usual_side()), now));
                }
            }
            Item::Details => {
                if let Ok(Some(last)) = self.journal.store().last_written()
                    && self.page != Page::Entry
                {
                    self.open_entry(last.id);
                }
            }
            Item::Save => self.save_entry(now),
            Item::Undo => self.run(Command::Undo),
            Item::Redo => self.run(Command::Redo),
            Item::DeletedItems => self.go(now, Page::Deleted),
            Item::Today => self.go(now, Page::Today),
            Item::History => self.go(now, Page::History),
            Item::Settings => self.go(now, Page::Settings),
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
        let settings = crate::domain::setting::Settings { text_percent: percent, ..self.journal.settings().clone() };
        self.run(Command::Set(Box::new(settings)));
        self.announcer.polite(format!("Text size {percent} percent"));
    }

    fn back(&mut self, ctx: &Context, now: &Now) {
        if ctx.text_edit_focused() {
            ctx.memory_mut(egui::Memory::stop_text_input);
            return;
        }
        if self.told.take().is_some() {
            return;
        }
        match self.page {
            Page::Entry => {
                self.leave_entry(now);
            }
            Page::Deleted => self.go(now, Page::History),
            Page::History | Page::Settings => self.go(now, Page::Today),
            Page::Today => {}
        }
    }

    /// Goes to a page, unless an entry with a wrong field holds the person.
    pub(super) fn go(&mut self, now: &Now, page: Page) {
        if !self.leave_entry(now) {
            return;
        }
        if page == Page::Today {
            self.today.arrive();
        }
        self.page = page;
    }

    fn open_entry(&mut self, id: Uuid) {
        match self.journal.store().episode(id) {
            Ok(Some(episode)) => self.show_entry(EpisodeDraft::from_episode(&episode)),
            Ok(None) => {
                self.tell_failure(&Failure::plain("That entry is not in the journal now. Look in Deleted items."))
            }
            Err(error) => self.tell_failure(&Failure::reading(&error)),
        }
    }

    fn show_entry(&mut self, draft: EpisodeDraft) {
        let asks_onset =
            draft.stated_trend.is_some() || !draft.stated_onset_days.is_empty() || self.is_new_pain(&draft);
        let as_list = self.journal.settings().lists_instead_of_figures;
        if self.page != Page::Entry {
            self.from = self.page.rail(self.page);
        }
        self.page = Page::Entry;
        self.told = None;
        self.entry = Some(EntryScreen::new(draft, as_list, asks_onset));
    }

    /// No other entry on that side in the week before.
    fn is_new_pain(&self, draft: &EpisodeDraft) -> bool {
        let now = self.journal.now();
        let start_s = draft.started.map_or(now.moment.utc_s, |started| started.utc_s);
        let span = crate::store::episode::Span { from_s: start_s - NEW_PAIN_DAYS * 86_400, before_s: start_s };
        let Ok(places) = self.journal.store().places(span) else { return false };
        let side = draft.side.unwrap_or(Side::Left);
        let Ok(before) = self.journal.store().episodes_at(places.get(..places.len().min(200)).unwrap_or_default())
        else {
            return false;
        };
        !before.iter().any(|episode| episode.side.legs().iter().any(|leg| side.legs().contains(leg)))
    }

    fn close_entry(&mut self) {
        self.entry = None;
        self.page = self.from;
        self.drop_draft();
    }

    /// Saves what stands on the page and leaves it. Returns false if a wrong field holds the person there.
    fn leave_entry(&mut self, now: &Now) -> bool {
        let Some(entry) = &self.entry else { return true };
        if !entry.touched() {
            self.close_entry();
            return true;
        }
        self.save_entry(now);
        if self.entry.as_ref().is_some_and(EntryScreen::touched) {
            return false;
        }
        self.entry = None;
        self.page = self.from;
        true
    }

    /// Closing asks nothing: a whole entry is saved, anything else is kept for the next start.
    pub fn leave_for_good(&mut self, now: &Now) -> bool {
        let Some(entry) = &mut self.entry else { return true };
        if entry.touched() {
            match entry.parse(self.journal.new_id(), now) {
                Some(episode) => {
                    let saved = self.journal.run(Command::Save(Box::new(episode)));
                    if let Err(failure) = saved {
                        self.tell_failure(&failure);
                        return false;
                    }
                    self.drop_draft();
                }
                None => self.journal.keep_on_desk(DRAFT, Some(entry.draft())),
            }
        }
        true
    }

    fn save_entry(&mut self, now: &Now) {
        let Some(entry) = &mut self.entry else { return };
        let Some(episode) = entry.parse(self.journal.new_id(), now) else {
            let words = entry.first_error();
            self.announcer.assertive(words);
            return;
        };
        match self.journal.run(Command::Save(Box::new(episode.clone()))) {
            Ok(done) => {
                entry.saved(&episode);
                self.tell(&done);
                self.drop_draft();
            }
            Err(failure) => self.tell_failure(&failure),
        }
    }

    fn run(&mut self, command: Command) {
        let saves = matches!(command, Command::Save(_));
        let refreshes = matches!(command, Command::Undo | Command::Redo | Command::Save(_));
        match self.journal.run(command) {
            Ok(done) => {
                if saves {
                    self.today.saved();
                }
                self.tell(&done);
            }
            Err(failure) => self.tell_failure(&failure),
        }
        if refreshes {
            self.refresh_entry();
        }
    }

    /// After undo or redo the open page shows the entry as it is now.
    fn refresh_entry(&mut self) {
        let Some(entry) = self.entry.as_mut().filter(|entry| !entry.touched()) else { return };
        let Some(id) = entry.id() else { return };
        match self.journal.store().episode(id) {
            Ok(Some(episode)) => entry.saved(&episode),
            Ok(None) => self.close_entry(),
            Err(_) => {}
        }
    }

    fn tell(&mut self, done: &Done) {
        if done.quiet {
            self.told = None;
            return;
        }
        let mut buttons = Vec::new();
        if let Some(id) = done.entry.filter(|_| self.page == Page::Today) {
            buttons.push(("Add details", Action::OpenEntry(id)));
        }
        if done.undo {
            buttons.push(("Undo", Action::Run(Command::Undo)));
        }
        let hint = if done.undo { ". Undo with Control Z." } else { "." };
        self.announcer.polite(format!("{}{hint}", done.words.trim_end_matches('.')));
        self.told = Some(Told { words: done.words.clone(), buttons, error: false });
    }

    pub(super) fn tell_failure(&mut self, failure: &Failure) {
        self.announcer.assertive(failure.words.clone());
        self.told = Some(Told { words: failure.words.clone(), buttons: Vec::new(), error: true });
    }

    fn drop_draft(&mut self) {
        self.kept_draft = None;
        self.draft_changed_s = None;
        if self.desk_draft.take().is_some() {
            self.journal.keep_on_desk::<EpisodeDraft>(DRAFT, None);
        }
    }

    /// What is being typed is put on the desk when typing rests, so that nothing takes it away.
    fn keep_draft(&mut self, ctx: &Context) {
        let Some(entry) = self.entry.as_ref().filter(|entry| entry.touched()) else { return };
        if self.desk_draft.as_ref() == Some(entry.draft()) {
            self.draft_changed_s = None;
            return;
        }
        let now_s = ctx.input(|input| input.time);
        let since = *self.draft_changed_s.get_or_insert(now_s);
        if now_s - since < DRAFT_REST_S {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(DRAFT_REST_S));
            return;
        }
        self.keep_draft_now();
    }

    /// Puts the draft on the desk at once: something is going wrong.
    pub fn keep_draft_now(&mut self) {
        let Some(entry) = self.entry.as_ref().filter(|entry| entry.touched()) else { return };
        self.journal.keep_on_desk(DRAFT, Some(entry.draft()));
        self.desk_draft = Some(entry.draft().clone());
        self.draft_changed_s = None;
    }
}

fn waker(ctx: &Context) -> impl Fn() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}
