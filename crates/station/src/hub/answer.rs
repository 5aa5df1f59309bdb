//! Small translations: failures of the file for those who asked, commands as keys for the words of undo.

use model::{Command, CountStep, CountWish};

use crate::error::SubmitError;

/// A failure of the file as the answer to a command.
pub(super) fn not_stored(error: &store::Error) -> SubmitError {
    SubmitError::NotStored {
        is_disk_full: matches!(error, store::Error::DiskFull),
        detail: error.to_string(),
    }
}

/// The words of an entry that took something back.
pub const UNDO: &str = "undo";
/// The words of an entry that did it again.
pub const REDO: &str = "redo";

/// Which kind of command it was; the screens make "Undo: linked a tag" from it.
pub(super) fn words_of(command: &Command) -> &'static str {
    match command {
        Command::AddAsset(_) => "add_asset",
        Command::ChangeAsset(_) => "change_asset",
        Command::RemoveAsset(_) => "remove_asset",
        Command::AddProduct(_) => "add_product",
        Command::LinkTag { .. } => "link_tag",
        Command::UnlinkTag(_) => "unlink_tag",
        Command::IgnoreTag { .. } => "ignore_tag",
        Command::MoveAsset { .. } => "move_asset",
        Command::DrawPlace(_) => "draw_place",
        Command::RemovePlace(_) => "remove_place",
        Command::SetReader(_) => "set_reader",
        Command::RemoveReader(_) => "remove_reader",
        Command::SetPerson(_) => "set_person",
        Command::SetPin { .. } => "set_pin",
        Command::ChangeSettings(_) => "change_settings",
        Command::Undo(_) => UNDO,
        Command::Count { wish, .. } => match wish {
            CountWish::Plan(_) => "count_plan",
            CountWish::Turn(CountStep::Closed) => "count_close",
            CountWish::Turn(_) => "count_turn",
            CountWish::Note(_) => "count_note",
            CountWish::Forget(_) => "count_forget",
            CountWish::Stand(_) => "count_stand",
            CountWish::Choose { .. } => "count_choose",
        },
        Command::MarkMissing { .. } => "mark_missing",
    }
}
