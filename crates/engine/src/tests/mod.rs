//! The engine from outside: stories, a naive reference, undo, a simulated radio.

mod arena;
mod channel;
mod reference;
mod steps;
mod stories;
mod undo;
