//! A screen to show windows on, and the two kinds of browser that show Tagstead.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::program::{Running, built, free_port, wait_for_line, wait_until};
use crate::webdriver::Browser;

/// A virtual screen of its own for each story, so that stories do not see each other's windows.
pub struct Screen {
    _server: Running,
    /// For `DISPLAY`.
    pub display: String,
}

impl Screen {
    /// Starts a virtual screen of this size.
    pub fn start(folder: &Path, width: u32, height: u32) -> Result<Screen> {
        for number in 90..200 {
            if Path::new(&format!("/tmp/.X{number}-lock")).exists() {
                continue;
            }
            let display = format!(":{number}");
            let mut command = Command::new("Xvfb");
            command.args([&display, "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"]);
            let mut server = Running::start(&mut command, &folder.join("screen.log"))?;
            let socket = PathBuf::from(format!("/tmp/.X11-unix/X{number}"));
            let is_up = wait_until("the virtual screen", || {
                if !server.is_running() {
                    return Ok(Some(false));
                }
                Ok(socket.exists().then_some(true))
            })?;
            if is_up {
                return Ok(Screen { _server: server, display });
            }
        }
        bail!("no virtual screen could be started")
    }
}

/// Tagstead shown somewhere, with a hand on it.
pub struct Shown {
    /// What is shown. Closed before the driver ends.
    pub browser: Browser,
    driver: Running,
    station: Option<Running>,
}

impl Shown {
    /// The real window on the real web view.
    pub fn window(screen: &Screen, folder: &Path, arguments: &[&str]) -> Result<Shown> {
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("DISPLAY", &screen.display)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("HOME", folder)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_DATA_HOME");
        let driver = Running::start(&mut command, &folder.join("window.log"))?;
        let options = json!({ "binary": built("tagstead-window")?, "args": arguments });
        let browser = Browser::open(port, &json!({ "webkitgtk:browserOptions": options }))?;
        Ok(Shown { browser, driver, station: None })
    }

    /// The web door in the system's Chromium.
    pub fn chromium(folder: &Path, arguments: &[&str]) -> Result<Shown> {
        let log = folder.join("web.log");
        let mut command = Command::new(built("tagstead-web")?);
        command.args(["--port", "0"]).args(arguments).env("HOME", folder).env_remove("XDG_DATA_HOME");
        let station = Running::start(&mut command, &log)?;
        let line = wait_for_line(&log, "http://")?;
        let url = line
            .split_whitespace()
            .find(|word| word.starts_with("http://"))
            .context("an address")?
            .to_owned();

        let port = free_port()?;
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).env("HOME", folder);
        let driver = Running::start(&mut command, &folder.join("chromium.log"))?;
        let browser = Browser::open(port, &json!({ "goog:chromeOptions": chromium_options(folder) }))?;
        browser.go(&url)?;
        Ok(Shown { browser, driver, station: Some(station) })
    }

    /// Ends everything at once, as a power cut would.
    pub fn cut_power(mut self) -> Result<()> {
        if let Some(station) = &mut self.station {
            station.kill()?;
        }
        self.driver.kill()
    }
}

fn chromium_options(folder: &Path) -> Value {
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1920,1080",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", folder.join("chromium").display()));
    let binary = std::env::var("CHROMIUM").ok().filter(|path| !path.is_empty());
    json!({ "args": arguments, "binary": binary.unwrap_or_else(|| "/usr/bin/chromium".to_owned()) })
}
