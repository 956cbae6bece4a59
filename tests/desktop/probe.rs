//! Does on a desktop what the lines of its standard input say; `tests/desktop/platform.py` gives them and listens.

use std::io::{self, BufRead as _};
use std::thread;

use soleus::platform::appearance;
use soleus::platform::awake::{Awake, Guard};
use soleus::platform::notice::{Notice, Notifier, Press};
use soleus::platform::sound::{Cue, Player};
use soleus::platform::speech::Voice;

fn main() {
    let player = Player::start();
    let voice = Voice::start();
    let awake = Awake::start("A guided session runs");
    let mut guards: Vec<Guard> = Vec::new();
    let (notifier, answers) = Notifier::start(|| ());
    thread::spawn(move || {
        for answer in answers.into_iter().filter(|answer| answer.press != Press::Unseen) {
            println!("answer {} {:?}", answer.subject, answer.press);
        }
    });
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["play", cue, volume] => {
                let cue = Cue::ALL.into_iter().find(|one| format!("{one:?}") == cue);
                if let (Some(cue), Ok(volume)) = (cue, volume.parse()) {
                    player.play(cue, volume);
                }
            }
            ["hush"] => {
                player.hush();
                voice.hush();
            }
            ["say", ref sentence @ ..] => voice.say(&sentence.join(" ")),
            ["show", subject, ref text @ ..] => {
                let buttons = vec![(Press::Snooze, "Snooze".to_owned()), (Press::Done, "Done".to_owned())];
                let (subject, text) = (subject.parse().unwrap_or_default(), text.join(" "));
                notifier.show(Notice { subject, title: "Soleus reminder".to_owned(), text, buttons });
            }
            ["withdraw", subject] => notifier.withdraw(subject.parse().unwrap_or_default()),
            ["appearance"] => {
                let wishes = appearance::follow(|| ());
                thread::spawn(move || {
                    for wish in wishes {
                        println!("{wish:?}");
                    }
                });
            }
            ["awake"] => guards.push(awake.keep()),
            ["asleep"] => drop(guards.pop()),
            ["stop"] => return,
            _ => println!("unknown {line}"),
        }
        // Whoever asked knows by this that nothing made the caller wait.
        println!("done {line}");
    }
}
