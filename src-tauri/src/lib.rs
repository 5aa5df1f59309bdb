//! Door: the desktop window.
//!
//! **Knows**: Tauri; one command `call` and one channel `watch`, both handed to `api`.
//! **Must never know**: SQL, vendor opcodes, what a request means.
//! **Start reading** at [`run`].
//! **Limits**: one window; one watch a page, the old one ends when the page asks again.

mod doors;
mod opening;

use std::path::PathBuf;
use std::process::ExitCode;

use api::Api;
use clap::Parser;
use tauri::{Runtime, WebviewUrl, WebviewWindowBuilder};

/// Opens the Tagstead window.
#[derive(Parser)]
#[command(name = "tagstead-window", version)]
struct Arguments {
    /// Data folder of your own; without it the usual one, or the demo warehouse while there is none.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Also offer this serial port (a pseudo-terminal, a link); may be given more than once.
    #[arg(long = "extra-port", value_name = "PATH")]
    extra_ports: Vec<PathBuf>,
    /// For graphics drivers that show an empty window: slower, but draws everywhere.
    #[arg(long)]
    safe_graphics: bool,
}

/// Starts the station, shows the window, and stops both together.
pub fn run() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    if arguments.safe_graphics && again_with_safe_graphics() {
        return ExitCode::SUCCESS;
    }
    match opening::start(arguments.data.as_deref(), arguments.extra_ports) {
        Ok(handle) => {
            let shown = show(doors::Doors::open(Api::new(handle.clone())));
            handle.stop();
            shown
        }
        Err(why) => show(doors::Doors::closed(api::problem::of_start(&why))),
    }
}

/// The switch is read by the web view's libraries before `main`, so the program starts itself again with it.
fn again_with_safe_graphics() -> bool {
    const SWITCH: &str = "WEBKIT_DMABUF_RENDERER_FORCE_SHM";
    if !cfg!(target_os = "linux") || std::env::var_os(SWITCH).is_some() {
        return false;
    }
    let Ok(program) = std::env::current_exe() else { return false };
    let status =
        std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").status();
    status.is_ok_and(|status| status.success())
}

fn show(doors: doors::Doors) -> ExitCode {
    let built = builder(tauri::Builder::default(), doors).build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(why) => {
            tracing::error!(%why, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

/// The window on any runtime, so that tests can build it without a screen.
pub fn builder<R: Runtime>(builder: tauri::Builder<R>, doors: doors::Doors) -> tauri::Builder<R> {
    builder.manage(doors).invoke_handler(tauri::generate_handler![doors::call, doors::watch]).setup(|app| {
        WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
            .title("Tagstead")
            .inner_size(1366.0, 768.0)
            .min_inner_size(1024.0, 700.0)
            .maximized(true)
            // The screens themselves never leave; nothing else may be shown in this window.
            .on_navigation(|url| matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost"))
            .build()?;
        Ok(())
    })
}
