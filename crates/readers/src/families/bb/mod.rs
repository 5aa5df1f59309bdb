//! The bb family.
pub mod frame;
pub mod message;
