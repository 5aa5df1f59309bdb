//! Ports that move, twins without numbers, links that the system does not list.

use super::*;
use model::{AntennaPort, ReaderRole};
use uuid::Uuid;

fn usb(path: &str, product: u16, serial: Option<&str>) -> Listed {
    let usb = Usb { vendor: 0x10C4, product, serial: serial.map(str::to_owned), words: None };
    Listed { path: path.into(), usb: Some(usb), is_extra: false }
}

fn plain(path: &str) -> Listed {
    Listed { path: path.into(), usb: None, is_extra: false }
}

fn reader(n: u128, port: PortIdentity) -> ReaderConfig {
    ReaderConfig {
        id: ReaderId(Uuid::from_u128(n)),
        name: format!("reader {n}"),
        family: None,
        link: Link::Serial { port, baud: None },
        role: ReaderRole::Area,
        antennas: vec![model::Antenna { port: AntennaPort(1), place: None, at: None }],
        power: None,
        radio: model::RadioSettings::default(),
        is_on: true,
    }
}

fn with_serial(serial: &str) -> PortIdentity {
    PortIdentity::UsbSerial { vendor: 0x10C4, product: 0xEA60, serial: serial.to_owned() }
}

fn without_serial(path: &str) -> PortIdentity {
    PortIdentity::UsbPlain { vendor: 0x10C4, product: 0xEA60, path: path.to_owned() }
}

#[test]
fn a_reader_is_the_same_reader_under_another_name() {
    let listed = [usb("/dev/ttyUSB3", 0xEA60, Some("B")), usb("/dev/ttyUSB7", 0xEA60, Some("A"))];
    assert_eq!(matching(&listed, &with_serial("A")), [PathBuf::from("/dev/ttyUSB7")]);
    assert!(matching(&listed, &with_serial("C")).is_empty());
}

#[test]
fn without_a_number_the_old_port_comes_first_and_any_of_the_kind_after() {
    let listed = [usb("/dev/ttyUSB0", 0xEA60, None), usb("/dev/ttyUSB1", 0xEA60, None), plain("/dev/ttyS0")];
    let paths = |path| matching(&listed, &without_serial(path));
    assert_eq!(paths("/dev/ttyUSB1"), ["/dev/ttyUSB1", "/dev/ttyUSB0"].map(PathBuf::from));
    assert_eq!(paths("/dev/ttyUSB9"), ["/dev/ttyUSB0", "/dev/ttyUSB1"].map(PathBuf::from));
}

#[test]
fn twins_are_not_known_by_a_number_they_share() {
    let listed = vec![usb("/dev/ttyUSB0", 0xEA60, Some("0001")), usb("/dev/ttyUSB1", 0xEA60, Some("0001"))];
    let found = found(&listed, &[]);
    assert_eq!(found[0].identity, without_serial("/dev/ttyUSB0"));
    assert_eq!(found[1].identity, without_serial("/dev/ttyUSB1"));
    let single = super::found(&[usb("/dev/ttyUSB0", 0xEA60, Some("0001"))], &[]);
    assert_eq!(single[0].identity, with_serial("0001"));
}

#[test]
fn owners_are_named_and_a_guess_takes_nobodys_port() {
    let listed =
        vec![usb("/dev/ttyUSB0", 0xEA60, None), usb("/dev/ttyUSB1", 0xEA60, None), plain("/dev/ttyS0")];
    let readers = [
        reader(1, without_serial("/dev/ttyUSB9")),
        reader(2, without_serial("/dev/ttyUSB0")),
        reader(3, PortIdentity::Path("/dev/ttyS0".to_owned())),
    ];
    let owners: Vec<_> = found(&listed, &readers).into_iter().map(|port| port.in_use_by).collect();
    assert_eq!(owners, [Some(readers[1].id), Some(readers[0].id), Some(readers[2].id)]);
}

#[test]
fn extra_ports_are_listed_while_they_are_there() {
    let dir = tempfile::tempdir().unwrap();
    let (here, gone) = (dir.path().join("desk"), dir.path().join("gone"));
    std::fs::write(&here, "").unwrap();
    let readers = [reader(1, PortIdentity::Path(here.to_string_lossy().into_owned()))];
    let found = found(&with_extra(vec![plain("/dev/ttyS0")], &[here.clone(), gone]), &readers);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].label, "desk");
    assert_eq!(found[1].in_use_by, Some(readers[0].id));
    assert_eq!(found[1].identity, PortIdentity::Path(here.to_string_lossy().into_owned()));
}

#[test]
fn labels_say_what_the_adapter_is() {
    let mut named = usb("/dev/ttyUSB0", 0xEA60, None);
    assert_eq!(label(&named), "CP210x · ttyUSB0");
    if let Some(usb) = &mut named.usb {
        usb.words = Some("Desk reader".to_owned());
    }
    assert_eq!(label(&named), "Desk reader · ttyUSB0");
    assert_eq!(label(&usb("/dev/ttyUSB1", 0x1234, None)), "USB 10C4:1234 · ttyUSB1");
    assert_eq!(label(&plain("COM3")), "COM3");
}
