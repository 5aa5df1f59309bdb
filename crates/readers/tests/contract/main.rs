//! One suite for every family of the list: real frames whole, cut, doubled, damaged and with bytes missing; orders
//! answered, refused and not answered; noise; silence. A new family is tested the moment it is in the list.

mod bb;
mod chafon;
mod fixture;
mod golden;
mod messages;
mod noise;
mod orders;
mod rig;
mod streams;
