//! The rules of the house, one ordinary test each, so that the test run is the whole truth about them.

mod arrows;
mod documents;
mod licences;
mod migrations;
mod sources;
mod text;
