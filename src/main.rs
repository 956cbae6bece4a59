//! Arguments in, exit status out; everything else is in the library.

use soleus::cli;
use soleus::ui::window;

fn main() {
    std::process::exit(cli::run(std::env::args_os().collect(), window::open));
}
