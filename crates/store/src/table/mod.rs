//! One file per table: its SQL, row ↔ model, its questions.

pub(crate) mod asset;
pub(crate) mod asset_list;
mod asset_page;
pub(crate) mod belief;
pub(crate) mod fact;
pub(crate) mod outbox;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod product;
pub(crate) mod reader;
mod search;
pub(crate) mod setting;
pub(crate) mod stay;
pub(crate) mod stock_count;
pub(crate) mod tag;
mod traffic;
pub(crate) mod undo;
mod whereabouts;
