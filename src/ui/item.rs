//! The list from which menu, shortcuts, tooltips and the key list are made.

use egui::{Key, KeyboardShortcut, Modifiers};

/// One line of the menu or of the list of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the labels below say it")]
pub enum Item {
    NewEntry,
    StartDue,
    Details,
    Save,
    Undo,
    Redo,
    DeletedItems,
    Today,
    History,
    Routines,
    Check,
    Trends,
    Helped,
    Medicines,
    Sheet,
    Rules,
    Learn,
    Help,
    Settings,
    Search,
    Back,
    Larger,
    Smaller,
    UsualSize,
    FullScreen,
    OpenJournal,
    Lock,
    Keys,
    About,
    Quit,
}

impl Item {
    /// Every line, in the order of the list of keys.
    pub const ALL: [Self; 30] = [
        Self::NewEntry,
        Self::StartDue,
        Self::Details,
        Self::Save,
        Self::Undo,
        Self::Redo,
        Self::DeletedItems,
        Self::Today,
        Self::History,
        Self::Routines,
        Self::Check,
        Self::Trends,
        Self::Helped,
        Self::Medicines,
        Self::Sheet,
        Self::Rules,
        Self::Learn,
        Self::Help,
        Self::Settings,
        Self::Search,
        Self::Back,
        Self::Larger,
        Self::Smaller,
        Self::UsualSize,
        Self::FullScreen,
        Self::OpenJournal,
        Self::Lock,
        Self::Keys,
        Self::About,
        Self::Quit,
    ];

    /// The lines of the menu; a group ends where `None` stands.
    pub const MENU: [Option<Self>; 22] = [
        Some(Self::NewEntry),
        Some(Self::StartDue),
        Some(Self::Check),
        None,
        Some(Self::Undo),
        Some(Self::Redo),
        Some(Self::DeletedItems),
        None,
        Some(Self::Sheet),
        None,
        Some(Self::OpenJournal),
        Some(Self::Lock),
        None,
        Some(Self::FullScreen),
        Some(Self::Larger),
        Some(Self::Smaller),
        Some(Self::Help),
        Some(Self::Keys),
        Some(Self::Rules),
        Some(Self::About),
        None,
        Some(Self::Quit),
    ];

    /// The words in the menu.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NewEntry => "New entry",
            Self::StartDue => "Start due routine",
            Self::Details => "Details of the last entry",
            Self::Save => "Save the entry",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::DeletedItems => "Deleted items",
            Self::Today => "Today",
            Self::History => "History",
            Self::Routines => "Routines",
            Self::Check => "Check warning signs",
            Self::Trends => "Trends",
            Self::Helped => "What helped",
            Self::Medicines => "Medicines",
            Self::Sheet => "Make the doctor's sheet",
            Self::Rules => "How this check works",
            Self::Learn => "Learn",
            Self::Help => "Help for this page",
            Self::Settings => "Settings",
            Self::Search => "Search",
            Self::Back => "Back",
            Self::Larger => "Larger text",
            Self::Smaller => "Smaller text",
            Self::UsualSize => "Usual text size",
            Self::FullScreen => "Full screen",
            Self::OpenJournal => "Open another journal…",
            Self::Lock => "Lock now",
            Self::Keys => "Keyboard shortcuts",
            Self::About => "About Soleus",
            Self::Quit => "Quit",
        }
    }

    /// What it does, in a few more words.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::NewEntry => "Write an entry with all its fields",
            Self::StartDue => "Start the routine that is due; pause or go on when one runs",
            Self::Details => "Open the entry that was written last",
            Self::Save => "Save what stands on the pain entry page",
            Self::Undo => "Take back the last step, also after a restart",
            Self::Redo => "Do again what was taken back",
            Self::DeletedItems => "Put back an entry without undoing anything else",
            Self::Today => "Log pain and see the day",
            Self::History => "Find, change and delete entries",
            Self::Routines => "Guided stretches and exercises",
            Self::Check => "Go through the list of warning signs",
            Self::Trends => "Pain over time, with the same numbers as a table",
            Self::Helped => "Pain before and after what you did",
            Self::Medicines => "Log a dose, and see the time since the last one",
            Self::Sheet => "One page for a doctor, to print or to save",
            Self::Rules => "Every rule of the warning-sign check, with its reason and source",
            Self::Learn => "Read about the calf, causes, help at home and when to see a doctor",
            Self::Help => "Read what fits this page",
            Self::Settings => "Look, keys, country, your health and your data",
            Self::Search => "Search in notes and words",
            Self::Back => "Close what is on top, or go back",
            Self::Larger => "Make everything larger",
            Self::Smaller => "Make everything smaller",
            Self::UsualSize => "Back to 100 percent",
            Self::FullScreen => "Fill the screen, or stop filling it",
            Self::OpenJournal => "Open a journal file of yours",
            Self::Lock => "Close the journal until its passphrase is typed",
            Self::Keys => "All keys, with a search field",
            Self::About => "Version, licences and what Soleus is not",
            Self::Quit => "Close Soleus. Everything is saved",
        }
    }

    /// The keys, the one that is shown first.
    #[must_use]
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn ctrl(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn plain(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::NONE, key)
        }
        const SHIFT_CTRL: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
        match self {
            Self::NewEntry => const { &[ctrl(Key::N)] },
            Self::StartDue => const { &[ctrl(Key::Space)] },
            Self::Details => const { &[plain(Key::D)] },
            Self::Save => const { &[ctrl(Key::S), ctrl(Key::Enter)] },
            Self::Undo => const { &[ctrl(Key::Z)] },
            Self::Redo => const { &[KeyboardShortcut::new(SHIFT_CTRL, Key::Z), ctrl(Key::Y)] },
            Self::DeletedItems | Self::OpenJournal | Self::About | Self::Rules => &[],
            Self::Lock => const { &[ctrl(Key::L)] },
            Self::Today => const { &[ctrl(Key::Num1)] },
            Self::History => const { &[ctrl(Key::Num2)] },
            Self::Routines => const { &[ctrl(Key::Num3)] },
            Self::Check => const { &[plain(Key::F8), ctrl(Key::Num4)] },
            Self::Trends => const { &[ctrl(Key::Num5)] },
            Self::Helped => const { &[ctrl(Key::Num6)] },
            Self::Medicines => const { &[ctrl(Key::Num7)] },
            Self::Sheet => const { &[ctrl(Key::P), ctrl(Key::Num8)] },
            Self::Learn => const { &[ctrl(Key::Num9)] },
            Self::Help => const { &[plain(Key::F1)] },
            Self::Settings => const { &[ctrl(Key::Comma)] },
            Self::Search => const { &[ctrl(Key::F)] },
            Self::Back => const { &[plain(Key::Escape), KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft)] },
            Self::Larger => const { &[ctrl(Key::Plus), ctrl(Key::Equals)] },
            Self::Smaller => const { &[ctrl(Key::Minus)] },
            Self::UsualSize => const { &[ctrl(Key::Num0)] },
            Self::FullScreen => const { &[plain(Key::F11)] },
            Self::Keys => {
                const {
                    &[
                        ctrl(Key::Questionmark),
                        KeyboardShortcut::new(SHIFT_CTRL, Key::Questionmark),
                        KeyboardShortcut::new(SHIFT_CTRL, Key::Slash),
                    ]
                }
            }
            Self::Quit => const { &[ctrl(Key::Q), ctrl(Key::W)] },
        }
    }

    /// The first key in words: "Ctrl+Shift+Z".
    #[must_use]
    pub fn key_words(self) -> Option<String> {
        self.shortcuts().first().map(|shortcut| super::keys::key_words(*shortcut))
    }
}
