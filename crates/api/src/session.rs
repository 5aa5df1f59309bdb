//! Who asks, through which door, with which role.

use model::{Asker, How, Role, Who};

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

/// One asker at one door. Says who asks; what that one may do is decided in the engine.
#[derive(Clone, Debug)]
pub struct Session {
    door: Door,
    role: Role,
    who: Who,
}

impl Session {
    /// Whoever stands at this door. As long as the site has nobody with a PIN, that person may do everything:
    /// somebody has to set it up first.
    pub(crate) fn at(door: Door) -> Session {
        Session { door, role: Role::Setup, who: Who::Floor }
    }

    /// The door.
    pub fn door(&self) -> Door {
        self.door
    }

    /// The role.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Goes with every command.
    pub(crate) fn asker(&self) -> Asker {
        let how = match self.door {
            Door::Window | Door::Browser => How::Press,
            Door::Program => How::Program,
        };
        Asker { who: self.who, role: self.role, how }
    }
}
