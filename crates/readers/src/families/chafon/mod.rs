//! The chafon family.
pub mod frame;
pub mod identity;
pub mod message;
pub mod record;
