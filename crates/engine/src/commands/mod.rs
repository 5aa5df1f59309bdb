//! May this person do this now? Then: the facts, and the commands that take them back. Otherwise: why not.
//!
//! Deciding changes nothing. Whoever decides next sees the facts of the one before, because they are made true in
//! between ([`crate::Engine`] does that). The role is checked here and nowhere else.

mod assets;
mod counts;
mod people;
mod places;
mod readers;
mod tags;
#[cfg(test)]
mod tests;
mod text;
pub(crate) mod trail;

use model::{
    Asker, AssetId, Command, CountStep, CountWish, Fact, How, ReaderId, Refusal, Role, Settings, Timestamp,
};

use crate::count::Counts;
use crate::directory::Directory;
use crate::presence::Presence;
use crate::rollup::Rollup;
use crate::watch::Watch;

/// What a decision looks at.
pub(crate) struct Ground<'a> {
    pub(crate) directory: &'a Directory,
    pub(crate) presence: &'a Presence,
    pub(crate) rollup: &'a Rollup,
    pub(crate) settings: &'a Settings,
    pub(crate) counts: &'a Counts,
    pub(crate) watch: &'a Watch,
    pub(crate) at: Timestamp,
    pub(crate) how: How,
}

impl Ground<'_> {
    fn is_lost(&self, reader: ReaderId) -> bool {
        self.watch.is_lost(reader)
    }
}

/// What a command leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Decision {
    /// In order; none when everything is so already.
    pub(crate) facts: Vec<Fact>,
    /// What takes it back, in order; none when nothing changed or it cannot be.
    pub(crate) inverse: Vec<Command>,
}

type Answer = Result<Decision, Refusal>;

impl Decision {
    fn nothing() -> Answer {
        Ok(Decision::default())
    }

    fn one(fact: Fact, inverse: Vec<Command>) -> Answer {
        Ok(Decision { facts: vec![fact], inverse })
    }
}

/// Decides a command of a person.
pub(crate) fn decide(ground: &Ground, command: &Command, asker: &Asker) -> Answer {
    check_role(role_needed(ground, command), asker)?;
    answer(ground, command)
}

/// Decides one command of a taking back. Who may do a thing may take it back: removing what one has just added
/// needs no more than adding it did, and bringing back what was removed harms nobody.
pub(crate) fn decide_back(ground: &Ground, command: &Command, asker: &Asker) -> Answer {
    let is_removal = matches!(command, Command::RemoveAsset(_));
    check_role(if is_removal { Role::Floor } else { role_needed(ground, command) }, asker)?;
    answer(ground, command)
}

fn check_role(needs: Role, asker: &Asker) -> Result<(), Refusal> {
    if asker.role < needs { Err(Refusal::NotAllowed { needs }) } else { Ok(()) }
}

/// The item that these commands put back on the list with its tags and place, and nothing else. Taking it off again
/// takes all of that along, so it is one command, not one for each tag.
pub(crate) fn brings_back(commands: &[Command]) -> Option<AssetId> {
    let (Command::AddAsset(added), rest) = commands.split_first()? else { return None };
    let is_about_it = |command: &Command| matches!(command, Command::LinkTag { asset, .. } | Command::MoveAsset { asset, .. } if *asset == added.id);
    rest.iter().all(is_about_it).then_some(added.id)
}

/// The least role for a command. Starting and stopping a reader, and how the screens look, are everybody's.
fn role_needed(ground: &Ground, command: &Command) -> Role {
    match command {
        Command::SetReader(reader) if readers::is_only_switched(ground, reader) => Role::Floor,
        Command::ChangeSettings(settings) if people::is_only_look(ground, settings) => Role::Floor,
        Command::AddAsset(_)
        | Command::LinkTag { .. }
        | Command::UnlinkTag(_)
        | Command::IgnoreTag { .. }
        | Command::MoveAsset { .. }
        | Command::Undo(_) => Role::Floor,
        Command::Count { wish: CountWish::Turn(CountStep::Closed), .. } | Command::MarkMissing { .. } => {
            Role::Lead
        }
        Command::Count { .. } => Role::Floor,
        Command::ChangeAsset(_) | Command::RemoveAsset(_) | Command::AddProduct(_) => Role::Lead,
        Command::DrawPlace(_)
        | Command::RemovePlace(_)
        | Command::SetReader(_)
        | Command::RemoveReader(_)
        | Command::SetPerson(_)
        | Command::SetPin { .. }
        | Command::ChangeSettings(_) => Role::Setup,
    }
}

fn answer(ground: &Ground, command: &Command) -> Answer {
    match command {
        Command::AddAsset(asset) => assets::add(ground, asset),
        Command::ChangeAsset(asset) => assets::change(ground, asset),
        Command::RemoveAsset(asset) => assets::remove(ground, *asset),
        Command::MoveAsset { asset, place } => assets::place(ground, *asset, *place),
        Command::AddProduct(product) => people::add_product(ground, product),
        Command::LinkTag { epc, asset, is_taking_over } => tags::link(ground, epc, *asset, *is_taking_over),
        Command::UnlinkTag(tag) => tags::unlink(ground, *tag),
        Command::IgnoreTag { tag, is_ignored } => tags::ignore(ground, *tag, *is_ignored),
        Command::DrawPlace(place) => places::draw(ground, place),
        Command::RemovePlace(place) => places::remove(ground, *place),
        Command::SetReader(reader) => readers::set(ground, reader),
        Command::RemoveReader(reader) => readers::remove(ground, *reader),
        Command::SetPerson(person) => people::set(ground, person),
        Command::SetPin { person, has_pin } => people::set_pin(ground, *person, *has_pin),
        Command::Count { count, wish } => counts::decide(ground, *count, wish),
        Command::MarkMissing { asset, is_missing } => counts::mark_missing(ground, *asset, *is_missing),
        Command::ChangeSettings(settings) => people::change_settings(ground, settings),
        // The station asks the store what the group did and sends that as `Input::Undo`.
        Command::Undo(group) => Err(Refusal::NothingToUndo(*group)),
    }
}
