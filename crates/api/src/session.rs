//! Who asks, through which door. With which role is the desk's to say, at the moment of asking.

use model::How;

/// Which door a request came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// The desktop window.
    Window,
    /// A browser on this computer.
    Browser,
    /// The command line or another program.
    Program,
}

/// One asker at one door. All doors of this computer are the same desk: who gave a PIN last works at all of them.
#[derive(Clone, Debug)]
pub struct Session {
    door: Door,
}

impl Session {
    /// Whoever stands at this door.
    pub(crate) fn at(door: Door) -> Session {
        Session { door }
    }

    /// The door.
    pub fn door(&self) -> Door {
        self.door
    }

    /// How what comes through it is done.
    pub(crate) fn how(&self) -> How {
        match self.door {
            Door::Window | Door::Browser => How::Press,
            Door::Program => How::Program,
        }
    }
}
