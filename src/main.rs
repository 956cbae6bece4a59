//! Arguments in, exit status out; everything else is in the library.

use soleus::app::crash;
use soleus::cli;
use soleus::ui::window;

/// What is freed is wiped: a locked journal leaves nothing of itself in memory that somebody could look through.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {
    crash::install();
    let status = cli::run(std::env::args_os().collect(), |start| window::open(start, cli::answer));
    std::process::exit(status);
}
