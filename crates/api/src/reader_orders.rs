//! Orders to one reader: try it out, read and write a tag. The station passes them on; the driver refuses what its
//! hardware cannot do, and what is not clear while several tags answer.

use codes::Epc;
use codes::memory::{LockPayload, Password};
use model::{Bank, Role};
use serde::{Deserialize, Serialize};
use station::SubmitError;
use station::readers::order::{EpcWrite, MemoryRead, MemoryWrite, TagKill, TagLock, Which};
use station::readers::{Answer, Order, RefusedWhy};
use ts_rs::TS;

use crate::methods::Api;
use crate::problem::{self, Draft, Problem};
use crate::readers;
use crate::session::Session;

/// An order to one reader.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReaderOrder {
    /// Its id.
    pub reader: String,
    /// What to do.
    pub order: OrderDraft,
}

/// What to do. Numbers of tags, words and passwords are hex; a password left out is zero.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OrderDraft {
    /// Beep or blink once.
    Beep,
    /// How warm is it?
    Temperature,
    /// Which antennas are connected?
    CheckAntennas,
    /// Which firmware?
    Firmware,
    /// What do its pins say?
    Pins,
    /// Set an output pin.
    SetPin {
        /// Counted from 1.
        pin: u8,
        /// On or off.
        is_on: bool,
    },
    /// Read memory of a tag.
    Read {
        /// Number of the tag; without it the only one in the field.
        tag: Option<String>,
        /// 0 reserved, 1 EPC, 2 TID, 3 user.
        bank: u8,
        /// First word.
        word: u16,
        /// How many.
        words: u8,
        /// Access password.
        password: Option<String>,
    },
    /// Write memory of a tag and read it back.
    Write {
        /// Number of the tag; without it the only one in the field.
        tag: Option<String>,
        /// 0 reserved, 1 EPC, 2 TID, 3 user.
        bank: u8,
        /// First word.
        word: u16,
        /// The words.
        data: String,
        /// Access password.
        password: Option<String>,
    },
    /// Write a new tag number and read it back.
    WriteNumber {
        /// Number the tag has now; without it the only one in the field.
        tag: Option<String>,
        /// The new one.
        number: String,
        /// Access password.
        password: Option<String>,
    },
    /// Lock memory.
    Lock {
        /// Number of the tag; without it the only one in the field.
        tag: Option<String>,
        /// The 20 bits of the lock command (Gen2 §6.3.2.12.3.5).
        payload: u32,
        /// Access password.
        password: Option<String>,
    },
    /// Kill a tag for ever.
    Kill {
        /// Number of the tag. Never "the only one": killing cannot be undone.
        tag: String,
        /// Kill password.
        password: String,
    },
}

/// What an order brought.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct OrderView {
    /// Memory words as hex.
    pub words: Option<String>,
    /// Degrees Celsius.
    pub temperature: Option<f64>,
    /// Sockets with whether something is connected, and return loss in dB.
    pub antennas: Vec<CheckedAntennaView>,
    /// Pins.
    pub pins: Vec<PinView>,
    /// Firmware.
    pub firmware: Option<String>,
}

/// One antenna that was checked.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CheckedAntennaView {
    /// Counted from 1.
    pub port: u8,
    /// Whether something is connected; `null` if the reader does not say.
    pub is_connected: Option<bool>,
    /// Return loss in dB.
    pub return_loss: Option<f64>,
}

/// One pin.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PinView {
    /// Counted from 1.
    pub pin: u8,
    /// Output or input.
    pub is_output: bool,
    /// On or off.
    pub is_on: bool,
}

/// Gives an order to a reader and waits for what it brings.
pub(crate) fn order(api: &Api, session: &Session, wish: ReaderOrder) -> Result<OrderView, Problem> {
    let reader = readers::id(&wish.reader)?;
    let order = order_of(wish.order)?;
    let needs = role_for(&order);
    if api.asker(session).role < needs {
        return Err(problem::of_submit(api, &SubmitError::Refused(model::Refusal::NotAllowed { needs })));
    }
    let name = api.station.picture().readers.get(&reader).map(|reader| reader.config.name.clone());
    let name = name.ok_or_else(|| Draft::new("TS-READER-008").say(&api.language()))?;
    let outcome = api.station.order_reader(reader, order).map_err(|why| problem::of_submit(api, &why))?;
    match outcome.refused {
        None => Ok(view(outcome.answer)),
        Some(why) => Err(refused(&name, &why).say(&api.language())),
    }
}

/// Looking is for everybody; what changes a tag is for leads, what cannot be undone for Set-up.
fn role_for(order: &Order) -> Role {
    match order {
        Order::Beep
        | Order::AskTemperature
        | Order::CheckAntennas
        | Order::AskFirmware
        | Order::ReadPins
        | Order::Read(_) => Role::Floor,
        Order::Write(_) | Order::WriteEpc(_) | Order::SetPin { .. } => Role::Lead,
        Order::Start
        | Order::Stop
        | Order::SetPower(_)
        | Order::SetRegion(_)
        | Order::SetAntennas(_)
        | Order::SetGen2(_)
        | Order::Select(_)
        | Order::Lock(_)
        | Order::Kill(_) => Role::Setup,
    }
}

fn order_of(draft: OrderDraft) -> Result<Order, Problem> {
    Ok(match draft {
        OrderDraft::Beep => Order::Beep,
        OrderDraft::Temperature => Order::AskTemperature,
        OrderDraft::CheckAntennas => Order::CheckAntennas,
        OrderDraft::Firmware => Order::AskFirmware,
        OrderDraft::Pins => Order::ReadPins,
        OrderDraft::SetPin { pin, is_on } => Order::SetPin { pin, is_on },
        OrderDraft::Read { tag, bank, word, words, password } => Order::Read(MemoryRead {
            which: which(tag)?,
            bank: bank_of(bank)?,
            word,
            words,
            password: password_of(password)?,
        }),
        OrderDraft::Write { tag, bank, word, data, password } => Order::Write(MemoryWrite {
            which: which(tag)?,
            bank: bank_of(bank)?,
            word,
            words: words_of(&data)?,
            password: password_of(password)?,
        }),
        OrderDraft::WriteNumber { tag, number, password } => Order::WriteEpc(EpcWrite {
            which: which(tag)?,
            epc: epc(&number)?,
            password: password_of(password)?,
        }),
        OrderDraft::Lock { tag, payload, password } => Order::Lock(TagLock {
            which: which(tag)?,
            payload: LockPayload::from_bits(payload),
            password: password_of(password)?,
        }),
        OrderDraft::Kill { tag, password } => {
            Order::Kill(TagKill { which: Which::Epc(epc(&tag)?), password: password_of(Some(password))? })
        }
    })
}

fn which(tag: Option<String>) -> Result<Which, Problem> {
    tag.map_or(Ok(Which::TheOnlyOne), |tag| epc(&tag).map(Which::Epc))
}

fn epc(text: &str) -> Result<Epc, Problem> {
    text.trim().parse().map_err(|why| problem::bad_values(&why))
}

fn bank_of(number: u8) -> Result<Bank, Problem> {
    Bank::from_number(number).ok_or_else(|| problem::bad_values(&"a bank is 0 to 3"))
}

fn password_of(text: Option<String>) -> Result<Password, Problem> {
    let text = text.unwrap_or_default();
    let text = text.trim();
    if text.is_empty() {
        return Ok(Password(0));
    }
    u32::from_str_radix(text, 16).map(Password).map_err(|why| problem::bad_values(&why))
}

fn words_of(text: &str) -> Result<Vec<u16>, Problem> {
    let digits: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    let is_whole = !digits.is_empty() && digits.is_ascii() && digits.len().is_multiple_of(4);
    if !is_whole {
        return Err(problem::bad_values(&"words have four hex digits each"));
    }
    let word = |at: usize| u16::from_str_radix(&digits[at * 4..at * 4 + 4], 16);
    (0..digits.len() / 4).map(word).collect::<Result<_, _>>().map_err(|why| problem::bad_values(&why))
}

fn refused(reader: &str, why: &RefusedWhy) -> Draft {
    let code = match why {
        RefusedWhy::NotSupported => "TS-READER-020",
        RefusedWhy::Status(_) | RefusedWhy::TooMany => "TS-READER-021",
        RefusedWhy::NoAnswer => "TS-READER-022",
        RefusedWhy::NoTag => "TS-READER-023",
        RefusedWhy::SeveralTags => "TS-READER-024",
        RefusedWhy::WrongPassword => "TS-READER-025",
        RefusedWhy::Locked => "TS-READER-026",
        RefusedWhy::ReadBackDiffers => "TS-READER-027",
        RefusedWhy::OutOfRange => "TS-READER-028",
    };
    Draft::new(code).arg("reader", reader).detail(format!("{why:?}"))
}

fn view(answer: Option<Answer>) -> OrderView {
    let mut view = OrderView::default();
    match answer {
        None => {}
        Some(Answer::Words(words)) => {
            view.words = Some(words.iter().map(|word| format!("{word:04X}")).collect());
        }
        Some(Answer::Temperature(tenths)) => view.temperature = Some(f64::from(tenths) / 10.0),
        Some(Answer::Antennas(antennas)) => {
            let checked = antennas.iter().map(|antenna| CheckedAntennaView {
                port: antenna.port.0,
                is_connected: antenna.is_connected,
                return_loss: antenna.return_loss.map(|tenths| f64::from(tenths) / 10.0),
            });
            view.antennas = checked.collect();
        }
        Some(Answer::Pins(pins)) => {
            let pins = pins.iter();
            view.pins = pins
                .map(|pin| PinView { pin: pin.pin, is_output: pin.is_output, is_on: pin.is_on })
                .collect();
        }
        Some(Answer::Firmware(text)) => view.firmware = Some(text),
    }
    view
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_passwords_are_hex() {
        assert_eq!(words_of("3000 E200").unwrap(), [0x3000, 0xE200]);
        assert!(words_of("300").is_err());
        assert!(words_of("").is_err());
        assert!(words_of("zzzz").is_err());
        assert_eq!(password_of(None).unwrap(), Password(0));
        assert_eq!(password_of(Some("0000FFFF".into())).unwrap(), Password(0xFFFF));
        assert!(password_of(Some("hello".into())).is_err());
    }

    #[test]
    fn what_cannot_be_undone_needs_the_most_rights() {
        let kill = Order::Kill(TagKill { which: Which::TheOnlyOne, password: Password(1) });
        assert_eq!(role_for(&kill), Role::Setup);
        assert_eq!(role_for(&Order::Beep), Role::Floor);
        assert!(Role::Floor < Role::Setup);
    }
}
