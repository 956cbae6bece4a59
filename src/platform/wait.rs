//! Waiting with a limit, for what depends on services that may be slow, hung or absent.

use std::future::Future;
use std::time::Duration;

use async_io::Timer;
use futures_lite::future;

/// What the work gives, or `None` when it takes longer than the limit.
pub(super) async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    let late = async {
        Timer::after(limit).await;
        None
    };
    future::or(async { Some(work.await) }, late).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_hangs_is_given_up_and_work_that_ends_is_not() {
        async_io::block_on(async {
            assert_eq!(within(Duration::from_millis(20), future::pending::<()>()).await, None);
            assert_eq!(within(Duration::from_secs(20), future::ready(1)).await, Some(1));
        });
    }
}
