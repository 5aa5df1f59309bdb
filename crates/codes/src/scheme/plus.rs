//! The "+" and "++" layout: header 8, toggle 1, filter 3, perhaps a date, key values, perhaps a host name, extra data.

use super::{Family, Scheme, SerialPlace, hostname, packing};
use crate::Epc;
use crate::bits::{Cursor, Draft};
use crate::chars::{Chars, Line};
use crate::gs1::{Ai, Element};
use crate::limits::ELEMENTS_MAX;
use crate::refusal::{Refusal, Rule};

/// What a scheme of this layout has besides its key.
#[derive(Clone, Copy, Debug)]
pub struct PlusLayout {
    /// A date stands before the key (DSGTIN).
    pub has_date: bool,
    /// A host name stands behind the key ("++").
    pub has_host: bool,
}

/// The parts of such a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plus {
    /// The toggle bit: the writer says that more data follow.
    pub toggle: bool,
    /// Kind of date and the date as YYMMDD.
    pub date: Option<(Ai, Chars)>,
    /// Value of the key.
    pub key: Chars,
    /// Value of the serial or extension that has an identifier of its own.
    pub serial: Option<Chars>,
    /// First bit of the host name.
    pub host_at: Option<u16>,
}

/// Kinds of date by their number.
const DATES: [Ai; 7] = [
    Ai::known("11"),
    Ai::known("13"),
    Ai::known("15"),
    Ai::known("16"),
    Ai::known("17"),
    Ai::known("7006"),
    Ai::known("7007"),
];

/// True for the identifiers that a dated scheme can carry in front.
pub(crate) fn is_date(ai: Ai) -> bool {
    DATES.contains(&ai)
}

fn serial_ai(family: &Family) -> Option<Ai> {
    match family.key.as_ref()?.serial {
        SerialPlace::Own(ai) | SerialPlace::OwnUnlessZero(ai) => Some(ai),
        SerialPlace::Nowhere | SerialPlace::InKey => None,
    }
}

/// Reads a number; answers with the filter, the parts and the number of bits without extra data.
pub(crate) fn read(scheme: &Scheme, layout: PlusLayout, epc: &Epc) -> Result<(u8, Plus, usize), Refusal> {
    let mut cursor = Cursor::new(epc, 8);
    let toggle = cursor.take("toggle", 1)? == 1;
    let filter = cursor.take("filter", 3)? as u8;
    let date = if layout.has_date { Some(read_date(&mut cursor)?) } else { None };
    let family = scheme.family;
    let key_ai = family.key.as_ref().map_or(DATES[0], |shape| shape.ai);
    let key = read_value(&mut cursor, key_ai, family.key_name)?;
    let serial = match serial_ai(family) {
        Some(ai) => Some(read_value(&mut cursor, ai, family.serial_name)?),
        None => None,
    };
    let host_at = layout.has_host.then_some(cursor.at() as u16);
    if layout.has_host {
        hostname::read(&mut cursor)?;
    }
    Ok((filter, Plus { toggle, date, key, serial, host_at }, cursor.at()))
}

fn read_date(cursor: &mut Cursor<'_>) -> Result<(Ai, Chars), Refusal> {
    let at = cursor.at();
    let kind = cursor.take("date type", 4)? as usize;
    let Some(&ai) = DATES.get(kind) else {
        return Err(Refusal::bits("date type", at, 4, Rule::Reserved(kind as u8)));
    };
    let mut line = Line::new();
    packing::read_date(cursor, "date", &mut line)?;
    Ok((ai, chars_of(&line, "date")?))
}

fn read_value(cursor: &mut Cursor<'_>, ai: Ai, name: &'static str) -> Result<Chars, Refusal> {
    let row = ai.rule().ok_or(Refusal::text(name, Rule::NoSuchAi))?;
    let mut line = Line::new();
    packing::read(cursor, ai, row, name, &mut line)?;
    chars_of(&line, name)
}

fn chars_of(line: &Line, name: &'static str) -> Result<Chars, Refusal> {
    Chars::from_text(line.as_str()).ok_or(Refusal::text(name, Rule::NoRoom))
}

/// The host name as it is on the tag.
pub(crate) fn host_of(plus: &Plus, epc: &Epc) -> Option<String> {
    hostname::read(&mut Cursor::new(epc, usize::from(plus.host_at?))).ok()
}

/// Key, serial and date as elements.
pub(crate) fn elements(family: &Family, plus: &Plus) -> Vec<Element> {
    let mut elements = Vec::with_capacity(3);
    let Some(shape) = &family.key else { return elements };
    elements.push(Element::new(shape.ai, plus.key.as_str()));
    match (shape.serial, &plus.serial) {
        (SerialPlace::OwnUnlessZero(_), Some(serial)) if serial.as_str() == "0" => {}
        (SerialPlace::Own(ai) | SerialPlace::OwnUnlessZero(ai), Some(serial)) => {
            elements.push(Element::new(ai, serial.as_str()));
        }
        (SerialPlace::Nowhere | SerialPlace::InKey, _) | (_, None) => {}
    }
    elements.extend(plus.date.iter().map(|(ai, date)| Element::new(*ai, date.as_str())));
    elements
}

/// What stands behind the identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extra {
    /// The elements in their order; empty when one of them is faulty.
    pub elements: Vec<Element>,
    /// Where the last of them ends.
    pub end: usize,
    /// What is wrong with the data.
    pub fault: Option<Refusal>,
}

/// Bits of an SSCC behind its identifier `00`, which looks like padding. An SSCC of zeros only is nobody's and is taken
/// for padding, too.
const SSCC_BITS: usize = 72;

/// Reads the "+AIDC data" behind a number that ends at bit `from`; `known` are the elements of the identity.
pub fn read_extra(epc: &Epc, from: usize, known: &[Element]) -> Extra {
    let mut cursor = Cursor::new(epc, from);
    let mut elements = Vec::new();
    match read_elements(&mut cursor, known, &mut elements) {
        Ok(end) => Extra { elements, end, fault: None },
        Err(fault) => Extra { elements: Vec::new(), end: from, fault: Some(fault) },
    }
}

fn read_elements(
    cursor: &mut Cursor<'_>,
    known: &[Element],
    elements: &mut Vec<Element>,
) -> Result<usize, Refusal> {
    const FIELD: &str = "extra data";
    let mut end = cursor.at();
    while cursor.left() >= 8 && !cursor.only_zeros_left() && elements.len() < ELEMENTS_MAX {
        let at = cursor.at();
        let mut digits = [0u8; 4];
        let mut len = 2;
        let mut place = 0;
        while place < len {
            let digit = cursor.take(FIELD, 4)? as u8;
            if digit > 9 {
                return Err(Refusal::bits(FIELD, at + place * 4, 4, Rule::NotDigit));
            }
            digits[place] = b'0' + digit;
            place += 1;
            if place == 2 {
                if digits[..2] == *b"00" && (cursor.left() < SSCC_BITS || cursor.zeros_ahead(SSCC_BITS)) {
                    return Ok(end);
                }
                let begins = std::str::from_utf8(&digits[..2]).unwrap_or("");
                len = Ai::len_from(begins).ok_or(Refusal::bits(FIELD, at, 8, Rule::NoSuchAi))?;
            }
        }
        let ai = std::str::from_utf8(&digits[..len]).ok().and_then(Ai::new);
        let unknown = Refusal::bits(FIELD, at, len * 4, Rule::NoSuchAi);
        let ai = ai.ok_or(unknown)?;
        let row = ai.rule().ok_or(unknown)?;
        if known.iter().chain(elements.iter()).any(|element| element.ai == ai) {
            return Err(Refusal::bits(FIELD, at, len * 4, Rule::Repeated));
        }
        let mut line = Line::new();
        packing::read(cursor, ai, row, FIELD, &mut line)?;
        elements.push(Element::new(ai, line.as_str()));
        end = cursor.at();
    }
    Ok(end)
}

/// Packs a number: elements of the identity first, then the others as extra data.
pub(crate) fn write(
    scheme: &Scheme,
    layout: PlusLayout,
    filter: u8,
    elements: &[Element],
    host: Option<&str>,
) -> Result<Draft, Refusal> {
    let family = scheme.family;
    let shape = family.key.as_ref().ok_or(Refusal::text("key", Rule::Missing("the GS1 key")))?;
    let mut left: Vec<&Element> = elements.iter().collect();
    let mut take =
        |ai: Ai| left.iter().position(|element| element.ai == ai).map(|at| left.remove(at).value.as_str());
    let key = take(shape.ai).ok_or(Refusal::text(family.key_name, Rule::Missing("the key")))?;
    let serial = match shape.serial {
        SerialPlace::Own(ai) => {
            let value = take(ai).ok_or(Refusal::text(family.serial_name, Rule::Missing("a serial")))?;
            Some((ai, value))
        }
        SerialPlace::OwnUnlessZero(ai) => Some((ai, take(ai).unwrap_or("0"))),
        SerialPlace::Nowhere | SerialPlace::InKey => None,
    };
    let date = if layout.has_date {
        let at = left.iter().position(|element| is_date(element.ai));
        Some(left.remove(at.ok_or(Refusal::text("date", Rule::Missing("a date")))?))
    } else {
        None
    };
    let mut draft = Draft::new();
    draft.put(u64::from(scheme.header), 8)?;
    draft.put(u64::from(!left.is_empty()), 1)?;
    draft.put(u64::from(filter), 3)?;
    if let Some(date) = date {
        let kind = DATES.iter().position(|ai| *ai == date.ai).unwrap_or(0);
        draft.put(kind as u64, 4)?;
        packing::write_date(&mut draft, "date", &date.value)?;
    }
    write_value(&mut draft, shape.ai, family.key_name, key)?;
    if let Some((ai, value)) = serial {
        write_value(&mut draft, ai, family.serial_name, value)?;
    }
    match (layout.has_host, host) {
        (true, Some(host)) => hostname::write(&mut draft, host)?,
        (true, None) => return Err(Refusal::text("host name", Rule::Missing("a host name"))),
        (false, Some(_)) => return Err(Refusal::text("host name", Rule::CannotCarry("a host name"))),
        (false, None) => {}
    }
    write_extra(&mut draft, &left)?;
    Ok(draft)
}

fn write_value(draft: &mut Draft, ai: Ai, name: &'static str, value: &str) -> Result<(), Refusal> {
    let row = ai.rule().ok_or(Refusal::text(name, Rule::NoSuchAi))?;
    packing::write(draft, ai, row, name, value)
}

fn write_extra(draft: &mut Draft, left: &[&Element]) -> Result<(), Refusal> {
    for (at, element) in left.iter().enumerate() {
        if left[..at].iter().any(|earlier| earlier.ai == element.ai) {
            return Err(Refusal::text("extra data", Rule::Repeated));
        }
        if element.ai.as_str() == "00" && element.value.bytes().all(|byte| byte == b'0') {
            return Err(Refusal::text(
                "extra data",
                Rule::CannotCarry("an SSCC of zeros, which looks like padding"),
            ));
        }
        for digit in element.ai.as_str().bytes() {
            draft.put(u64::from(digit - b'0'), 4)?;
        }
        write_value(draft, element.ai, "extra data", &element.value)?;
    }
    Ok(())
}
