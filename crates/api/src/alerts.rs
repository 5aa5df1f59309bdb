//! What needs a person now, and what did before.

use model::{Fact, ReaderState, Span};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::{Done, Nothing};
use crate::limits::TROUBLES_MAX;
use crate::methods::Api;
use crate::problem::{self, Problem};
use crate::session::Session;

/// Which alert.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AlertRef {
    /// `id` of the notice.
    pub id: String,
}

/// An alert to keep quiet.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct QuietAlert {
    /// `id` of the notice.
    pub id: String,
    /// For how long.
    pub minutes: u32,
}

/// A time when a reader did not work.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PastAlert {
    /// The reader's name as it is now.
    pub reader: String,
    /// The problem code whose words are shown (`TS-READER-001`).
    pub code: String,
    /// When it began, UTC milliseconds.
    #[ts(type = "number")]
    pub from: i64,
    /// When it was over; `null` when it is not, or the log does not say.
    #[ts(type = "number | null")]
    pub until: Option<i64>,
}

/// Somebody looks after it.
pub(crate) fn take(api: &Api, session: &Session, alert: AlertRef) -> Result<Done, Problem> {
    let who = api.asker(session).who;
    api.station.take_notice(&alert.id, who).map_err(|why| problem::of_submit(api, &why))?;
    Ok(Done::default())
}

/// Nobody wants to hear of it for a while.
pub(crate) fn quiet(api: &Api, _: &Session, wish: QuietAlert) -> Result<Done, Problem> {
    let span = Span::seconds(u64::from(wish.minutes) * 60);
    api.station.quiet_notice(&wish.id, span).map_err(|why| problem::of_submit(api, &why))?;
    Ok(Done::default())
}

/// It is dealt with; it comes back only for a new reason.
pub(crate) fn done(api: &Api, _: &Session, alert: AlertRef) -> Result<Done, Problem> {
    api.station.dismiss_notice(&alert.id).map_err(|why| problem::of_submit(api, &why))?;
    Ok(Done::default())
}

/// When readers did not work, the newest first.
pub(crate) fn past(api: &Api, _: &Session, _: Nothing) -> Result<Vec<PastAlert>, Problem> {
    let facts = api.station.ask(|snapshot| snapshot.troubles(TROUBLES_MAX));
    let facts = facts.map_err(|why| problem::of_ask(api, &why))?;
    let picture = api.station.picture();
    let mut back = std::collections::BTreeMap::new();
    let mut past = Vec::new();
    for recorded in facts {
        if let Fact::ReaderBack { reader } = recorded.fact {
            back.insert(reader, recorded.at.0);
        } else if let Fact::ReaderLost { reader, trouble } = recorded.fact
            && let Some(known) = picture.readers.get(&reader)
        {
            let is_now = matches!(known.state, ReaderState::Lost { .. });
            let over = (!is_now).then_some(known.since.0.max(recorded.at.0));
            past.push(PastAlert {
                reader: known.config.name.clone(),
                code: station::live::trouble_code(&trouble).to_owned(),
                from: recorded.at.0,
                until: back.get(&reader).copied().or(over),
            });
            // Lost twice without coming back in between: the program was started anew.
            back.insert(reader, recorded.at.0);
        }
    }
    Ok(past)
}
