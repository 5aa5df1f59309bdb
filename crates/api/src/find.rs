//! Find: how near the things are that are looked for.

use serde::Serialize;
use station::Picture;
use station::engine::find::{Nearness, Trend};
use ts_rs::TS;

use crate::{map, names};

/// A reader that hears what is looked for.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct HeardByView {
    /// Its name.
    pub reader: String,
    /// When it last did, UTC milliseconds.
    #[ts(type = "number")]
    pub at: i64,
    /// How strongly, 0 to 100.
    pub strength: u8,
}

/// How near one thing is.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MeterView {
    /// `i:<asset>` or `t:<tag>`.
    pub key: String,
    /// 0 to 100.
    pub strength: u8,
    /// `not_heard`, `far`, `near`, `here`.
    pub nearness: String,
    /// `warmer`, `colder`, `same`.
    pub trend: String,
    /// The readers that heard it, the latest first.
    pub readers: Vec<HeardByView>,
}

/// All meters at this moment.
pub(crate) fn meters(picture: &Picture, now: model::Tick) -> Vec<MeterView> {
    let view = |meter: &station::engine::find::Meter| MeterView {
        key: map::key(meter.subject),
        strength: meter.strength(now),
        nearness: match meter.nearness(now) {
            Nearness::NotHeard => "not_heard",
            Nearness::Far => "far",
            Nearness::Near => "near",
            Nearness::Here => "here",
        }
        .to_owned(),
        trend: match meter.trend(now) {
            Trend::Warmer => "warmer",
            Trend::Colder => "colder",
            Trend::Same => "same",
        }
        .to_owned(),
        readers: meter
            .heard_by()
            .iter()
            .map(|by| HeardByView {
                reader: names::reader_in(picture, by.reader),
                at: by.at.0,
                strength: by.strength,
            })
            .collect(),
    };
    picture.find.iter().map(view).collect()
}
