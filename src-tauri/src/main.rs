//! `tagstead-window`: the desktop window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    window::run()
}
