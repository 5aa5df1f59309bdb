//! USB things that look like a reader and have no port: another program took the adapter, a driver is missing, or
//! the reader plays a keyboard. Read from the system's own tree; on other systems nothing is said.

use std::fs;
use std::path::{Path, PathBuf};

use crate::limits::{PORTS_LISTED_MAX, PROCESSES_LOOKED_AT};

/// Adapter chips readers sit behind (reader protocols sheet §11.1).
const ADAPTERS: [(u16, u16); 5] =
    [(0x1A86, 0x7523), (0x10C4, 0xEA60), (0x0403, 0x6001), (0x0403, 0x6015), (0x067B, 0x2303)];
/// The program for Braille displays that takes serial adapters for them.
const BRAILLE: &str = "brltty";

/// Why there is no port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrayWhy {
    /// The Braille program took it.
    Braille,
    /// No driver made a port of it.
    NoDriver,
    /// It says it is a keyboard.
    Keyboard,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// USB vendor id.
    pub vendor: u16,
    /// USB product id.
    pub product: u16,
    /// What it calls itself.
    pub words: String,
    /// Why there is no port.
    pub why: StrayWhy,
}

/// All of them, now.
pub fn strays() -> Vec<Stray> {
    if !cfg!(target_os = "linux") {
        return Vec::new();
    }
    strays_in(Path::new("/sys/bus/usb/devices"), is_running(BRAILLE))
}

fn strays_in(tree: &Path, has_braille: bool) -> Vec<Stray> {
    let Ok(entries) = fs::read_dir(tree) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).take(PORTS_LISTED_MAX).collect();
    paths.sort();
    paths.iter().filter_map(|path| stray(path, has_braille)).collect()
}

fn stray(path: &Path, has_braille: bool) -> Option<Stray> {
    let hex = |name: &str| u16::from_str_radix(text(&path.join(name))?.as_str(), 16).ok();
    let (vendor, product) = (hex("idVendor")?, hex("idProduct")?);
    let words = text(&path.join("product")).unwrap_or_default();
    let parts: Vec<PathBuf> = fs::read_dir(path).ok()?.flatten().map(|entry| entry.path()).collect();
    let has_port = parts.iter().any(|part| has_port(part));
    let is_keyboard = parts.iter().any(|part| {
        let is = |name: &str, value: &str| text(&part.join(name)).as_deref() == Some(value);
        is("bInterfaceClass", "03") && is("bInterfaceProtocol", "01")
    });
    let why = if ADAPTERS.contains(&(vendor, product)) && !has_port {
        if has_braille { StrayWhy::Braille } else { StrayWhy::NoDriver }
    } else if is_keyboard && sounds_like_a_reader(vendor, &words) {
        StrayWhy::Keyboard
    } else {
        return None;
    };
    Some(Stray { vendor, product, words, why })
}

/// A part of a USB thing that the system made a serial port of has a folder named after it.
fn has_port(part: &Path) -> bool {
    let is_port = |path: &Path| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("tty"))
    };
    fs::read_dir(part).is_ok_and(|inner| inner.flatten().any(|entry| is_port(&entry.path())))
}

/// Every office has keyboards; only those that call themselves a reader are meant.
fn sounds_like_a_reader(vendor: u16, words: &str) -> bool {
    const NAMES: [&str; 6] = ["rfid", "uhf", "card reader", "hid reader", "ic reader", "cfusb"];
    let words = words.to_lowercase();
    vendor == 0x0C27 || NAMES.iter().any(|name| words.contains(name))
}

/// The program that has a port open, if this user may see it.
pub fn holder_of(port: &Path) -> Option<String> {
    let port = fs::canonicalize(port).ok()?;
    let own = std::process::id().to_string();
    for process in fs::read_dir("/proc").ok()?.flatten().take(PROCESSES_LOOKED_AT) {
        let path = process.path();
        let is_other = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name != own && name.bytes().all(|byte| byte.is_ascii_digit()));
        if !is_other {
            continue;
        }
        let Ok(open) = fs::read_dir(path.join("fd")) else { continue };
        if open.flatten().any(|file| fs::read_link(file.path()).is_ok_and(|target| target == port)) {
            return text(&path.join("comm"));
        }
    }
    None
}

fn is_running(program: &str) -> bool {
    let Ok(processes) = fs::read_dir("/proc") else { return false };
    let named = |path: PathBuf| text(&path.join("comm")).is_some_and(|name| name == program);
    processes.flatten().take(PROCESSES_LOOKED_AT).any(|process| named(process.path()))
}

fn text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok().map(|text| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(tree: &Path, name: &str, ids: (&str, &str), words: &str) -> PathBuf {
        let path = tree.join(name);
        fs::create_dir_all(path.join(format!("{name}:1.0"))).unwrap();
        fs::write(path.join("idVendor"), format!("{}\n", ids.0)).unwrap();
        fs::write(path.join("idProduct"), format!("{}\n", ids.1)).unwrap();
        fs::write(path.join("product"), format!("{words}\n")).unwrap();
        path
    }

    #[test]
    fn an_adapter_without_a_port_and_a_reader_that_types_are_found_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let tree = dir.path();
        let good = thing(tree, "1-1", ("1a86", "7523"), "USB Serial");
        fs::create_dir_all(good.join("1-1:1.0/ttyUSB0")).unwrap();
        thing(tree, "1-2", ("10c4", "ea60"), "CP2102");
        for (name, words) in [("1-3", "UHF RFID Reader"), ("1-4", "Office Keyboard")] {
            let typing = thing(tree, name, ("ffff", "0035"), words).join(format!("{name}:1.0"));
            fs::write(typing.join("bInterfaceClass"), "03\n").unwrap();
            fs::write(typing.join("bInterfaceProtocol"), "01\n").unwrap();
        }
        fs::create_dir_all(tree.join("usb1")).unwrap();
        let why = |has_braille| -> Vec<(u16, StrayWhy)> {
            strays_in(tree, has_braille).iter().map(|stray| (stray.vendor, stray.why)).collect()
        };
        assert_eq!(why(true), [(0x10C4, StrayWhy::Braille), (0xFFFF, StrayWhy::Keyboard)]);
        assert_eq!(why(false), [(0x10C4, StrayWhy::NoDriver), (0xFFFF, StrayWhy::Keyboard)]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_program_that_holds_a_file_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("port");
        fs::write(&path, "").unwrap();
        assert_eq!(holder_of(&path), None);
        let file = fs::File::open(&path).unwrap();
        let mut other = std::process::Command::new("sleep").arg("30").stdin(file).spawn().unwrap();
        let found = (0..100).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            holder_of(&path)
        });
        other.kill().unwrap();
        other.wait().unwrap();
        assert_eq!(found.as_deref(), Some("sleep"));
    }
}
