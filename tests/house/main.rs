//! The rules of the house, one ordinary test each, so that the test run is the whole truth about them.

// A rule that cannot read the tree has failed; there is nobody to hand the reason to.
#![allow(clippy::expect_used)]

mod arrows;
mod documents;
mod licences;
mod migrations;
mod sources;
mod text;
