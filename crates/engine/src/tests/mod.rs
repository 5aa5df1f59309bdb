//! The engine from outside: stories, a naive reference, undo, a simulated radio.

mod arena;
mod channel;
mod counts;
mod reference;
mod steps;
mod stories;
mod undo;
