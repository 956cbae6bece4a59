//! Slow work on a thread of its own, with its progress, a way to cancel it, and its result when it is there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use crate::domain::customs::Customs;

/// Work under way. Dropping it cancels it: the thread ends at its next look at the progress, and nobody waits for it.
#[derive(Debug)]
pub struct Job<T> {
    progress: Arc<Progress>,
    answer: Receiver<T>,
}

/// What the work tells of itself, and whether it is still wanted.
#[derive(Debug, Default)]
pub struct Progress {
    count: AtomicUsize,
    cancelled: AtomicBool,
}

/// The work ended without a result: its thread could not be started, or it stopped at an error of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the work stopped before its end")]
pub struct Stopped;

/// Calls `wake` however the thread ends.
struct WakeAtEnd<W: Fn()>(W);

impl<W: Fn()> Drop for WakeAtEnd<W> {
    fn drop(&mut self) {
        (self.0)();
    }
}

impl<T: Send + 'static> Job<T> {
    /// Starts the work. It returns nothing when it found itself cancelled. `wake` is called once, when it has ended in
    /// any way, so that a window looks for the answer.
    pub fn start(
        name: &str,
        wake: impl Fn() + Send + 'static,
        work: impl FnOnce(&Progress) -> Option<T> + Send + 'static,
    ) -> Self {
        let progress = Arc::new(Progress::default());
        let (sender, answer) = mpsc::channel();
        let seen = Arc::clone(&progress);
        // What is worded there is read by the same person.
        let customs = Customs::here();
        // If there is no thread the sender is dropped here, which reads as `Stopped`.
        let _ = thread::Builder::new().name(name.to_owned()).spawn(move || {
            let _wake = WakeAtEnd(wake);
            customs.use_here();
            // Dropped before the window is woken, also when the work panics.
            let sender = sender;
            if let Some(result) = work(&seen) {
                // Nobody listens to a job that was dropped.
                let _ = sender.send(result);
            }
        });
        Self { progress, answer }
    }

    /// How far it is, in what the work counts.
    #[must_use]
    pub fn count(&self) -> usize {
        self.progress.count.load(Ordering::Relaxed)
    }

    /// Asks the work to end at its next look at the progress, for whoever wants to know when it has ended.
    pub fn cancel(&self) {
        self.progress.cancel();
    }

    /// The result, once; nothing while it works.
    ///
    /// # Errors
    /// `Stopped` when there will never be one.
    pub fn answer(&self) -> Result<Option<T>, Stopped> {
        match self.answer.try_recv() {
            Ok(result) => Ok(Some(result)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(Stopped),
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

impl Progress {
    /// Tells how much more is done. Returns whether the work is still wanted.
    pub fn add(&self, more: usize) -> bool {
        self.count.fetch_add(more, Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }

    fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Starts the work, and waits until it has ended.
    fn ended<T: Send + 'static>(work: impl FnOnce(&Progress) -> Option<T> + Send + 'static) -> Job<T> {
        let (wake, woken) = mpsc::channel();
        let job = Job::start("soleus-test", move || wake.send(()).unwrap(), work);
        woken.recv().unwrap();
        job
    }

    #[test]
    fn the_window_is_woken_when_the_result_is_there_and_gets_it_once() {
        let job = ended(|progress| progress.add(7).then_some("done"));
        assert_eq!((job.count(), job.answer()), (7, Ok(Some("done"))));
        assert_eq!(job.answer(), Err(Stopped));
    }

    #[test]
    fn work_that_panics_is_a_plain_error_and_the_window_is_woken_all_the_same() {
        let job = ended(|_| -> Option<()> { std::panic::resume_unwind(Box::new("a fault")) });
        assert_eq!(job.answer(), Err(Stopped));
    }

    #[test]
    fn a_job_that_nobody_wants_any_more_ends() {
        let (go, gone) = mpsc::channel::<()>();
        let (wake, woken) = mpsc::channel();
        let job = Job::start(
            "soleus-test",
            move || wake.send(()).unwrap(),
            move |progress| {
                while progress.add(1) {
                    // Until the job is dropped; then the channel is closed and the loop looks once more.
                    let _ = gone.recv();
                }
                Some(())
            },
        );
        drop((job, go));
        woken.recv().unwrap();
    }
}
