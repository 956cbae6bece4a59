//! Arguments in, exit status out; everything else is in the library.

use soleus::cli;
use soleus::ui::window;

fn main() {
    let status = cli::run(std::env::args_os().collect(), |start| window::open(start, cli::answer));
    std::process::exit(status);
}
