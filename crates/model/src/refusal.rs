//! Why a command was not done: data, not sentences. The words are made at the doors.

use crate::count::{CountBlock, CountStep};
use crate::id::{AssetId, CountId, GroupId, PersonId, PlaceId, ProductId, ReaderId, TagId};
use crate::person::Role;
use crate::presence::Subject;

/// The answer "no" to a command, with what the screen needs to offer a way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The role is not enough.
    NotAllowed {
        /// The role that would be.
        needs: Role,
    },
    /// There is no such item.
    NoSuchAsset(AssetId),
    /// There is no such tag.
    NoSuchTag(TagId),
    /// There is no such place.
    NoSuchPlace(PlaceId),
    /// There is no such product.
    NoSuchProduct(ProductId),
    /// There is no such reader.
    NoSuchReader(ReaderId),
    /// There is no such person.
    NoSuchPerson(PersonId),
    /// A PIN is four to six digits.
    PinWrongShape,
    /// The id is taken already.
    AlreadyThere,
    /// A name is needed.
    NameMissing,
    /// A text is longer than allowed.
    TextTooLong {
        /// The most characters.
        limit: usize,
    },
    /// The tag is on another item.
    TagOnOtherAsset {
        /// The tag.
        tag: TagId,
        /// The item it is on.
        asset: AssetId,
    },
    /// The tag is on no item.
    TagNotLinked(TagId),
    /// The place still has places, items or readers in it.
    PlaceNotEmpty(PlaceId),
    /// The place would lie inside itself, or in a smaller kind of place.
    PlaceInItself(PlaceId),
    /// A reader needs at least one antenna, each socket once.
    AntennasWrong,
    /// A network address has a name or number and a port that is not 0.
    AddressWrong,
    /// Another reader is on that port already.
    PortTaken(ReaderId),
    /// There is no such count.
    NoSuchCount(CountId),
    /// The count does not stand where that could be done.
    CountStepWrong {
        /// Where it stands.
        is: CountStep,
    },
    /// No place was chosen to be counted.
    CountWithoutPlace,
    /// It is not in this count.
    NotInCount(Subject),
    /// The count cannot be closed now.
    CountBlocked(CountBlock),
    /// There is nothing to take back under this number.
    NothingToUndo(GroupId),
    /// Later changes stand on it.
    UndoTooLate(GroupId),
    /// There are as many as can be.
    TooMany {
        /// The most.
        limit: usize,
    },
}
