//! What frames on the wire mean, for engineers: the words of `tagstead frames`, the frame log and the test box.

use std::fmt;

use model::{Signal, TagRead};

/// What kind of thing a frame says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A tag was heard. A frame with three tags gives three of these.
    Read,
    /// An order was done, or a round ended well, an empty one included.
    Done,
    /// An order was refused or failed.
    Refused,
    /// The reader tells about itself: identity, settings, temperature, antennas, memory words.
    Status,
    /// Something the reader says unasked: heartbeat, keepalive, pin, start of a round.
    Notice,
    /// From the host: an order or a question.
    Order,
    /// Bytes that are no frame: damaged, cut, or noise.
    Garbled,
}

impl Kind {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Read => "read",
            Kind::Done => "done",
            Kind::Refused => "refused",
            Kind::Status => "status",
            Kind::Notice => "notice",
            Kind::Order => "order",
            Kind::Garbled => "garbled",
        }
    }
}

/// A value in a frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// A number; its unit is in the name of the field (`power_cdbm`).
    Number(i64),
    /// Words.
    Text(String),
    /// Bytes, written as hex.
    Bytes(Vec<u8>),
    /// Yes or no.
    Flag(bool),
    /// Several.
    List(Vec<Field>),
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Field::Number(number) => write!(f, "{number}"),
            Field::Text(text) => f.write_str(&text.replace(|ch: char| ch.is_control(), " ")),
            Field::Bytes(bytes) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02X}")),
            Field::Flag(flag) => write!(f, "{flag}"),
            Field::List(list) => {
                f.write_str("[")?;
                for (at, field) in list.iter().enumerate() {
                    write!(f, "{}{field}", if at == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
        }
    }
}

/// One thing a frame says.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// What kind of thing.
    pub kind: Kind,
    /// The message in the words of the protocol, lower case with underscores: `read_multiple`, `get_power`.
    pub name: String,
    /// Where the frame begins, counted in bytes from the start of the recording.
    pub offset: usize,
    /// How many bytes the frame has.
    pub length: usize,
    /// The tag, for [`Kind::Read`].
    pub read: Option<TagRead>,
    /// What went wrong, for [`Kind::Refused`] and [`Kind::Garbled`]: the reader's status number and what it means.
    pub error: Option<String>,
    /// Everything else the frame has, in its order.
    pub fields: Vec<(&'static str, Field)>,
}

impl Explained {
    /// Something a frame says, with nothing in it yet.
    pub fn new(kind: Kind, name: impl Into<String>, offset: usize, length: usize) -> Explained {
        Explained { kind, name: name.into(), offset, length, read: None, error: None, fields: Vec::new() }
    }

    /// So many bytes that are no frame.
    pub fn garbled(offset: usize, length: usize, why: &str) -> Explained {
        Explained::new(Kind::Garbled, "garbled", offset, length).error(why)
    }

    /// With a tag.
    #[must_use]
    pub fn read(mut self, read: TagRead) -> Explained {
        self.read = Some(read);
        self
    }

    /// With what went wrong.
    #[must_use]
    pub fn error(mut self, why: impl Into<String>) -> Explained {
        self.error = Some(why.into());
        self
    }

    /// With one more field.
    #[must_use]
    pub fn field(mut self, name: &'static str, field: Field) -> Explained {
        self.fields.push((name, field));
        self
    }

    /// With one more number.
    #[must_use]
    pub fn number(self, name: &'static str, number: impl Into<i64>) -> Explained {
        self.field(name, Field::Number(number.into()))
    }

    /// With one more text.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Explained {
        self.field(name, Field::Text(text.into()))
    }

    /// With some more bytes.
    #[must_use]
    pub fn bytes(self, name: &'static str, bytes: &[u8]) -> Explained {
        self.field(name, Field::Bytes(bytes.to_vec()))
    }
}

/// One line for people, without its offset.
impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<8} {}", self.kind.word(), self.name)?;
        if let Some(read) = &self.read {
            write!(f, "  {}  antenna {}", read.epc.to_hex(), read.antenna.0)?;
            match read.signal {
                Signal::Dbm(rssi) => write!(f, "  {:.1} dBm", rssi.dbm())?,
                Signal::Relative(raw) => write!(f, "  strength {raw}")?,
                Signal::Silent => {}
            }
        }
        if let Some(error) = &self.error {
            write!(f, "  ({error})")?;
        }
        for (name, field) in &self.fields {
            write!(f, "  {name}={field}")?;
        }
        if self.kind == Kind::Garbled {
            write!(f, "  {} bytes", self.length)?;
        }
        Ok(())
    }
}
