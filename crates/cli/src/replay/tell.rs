//! What a replay says: one line per fact and per change of belief.

use std::collections::BTreeMap;

use model::{
    Belief, Confidence, Fact, Now, Oddity, PlaceId, ReadPoint, ReaderId, Signal, Subject, Timestamp,
    ToRecord, Why,
};
use serde::Serialize;
use station::engine::Engine;

use super::world::World;

/// Why a belief is what it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    reader: Option<String>,
    antenna: Option<u8>,
    signal_dbm: Option<f64>,
    second_reader: Option<String>,
    second_antenna: Option<u8>,
    reads: u32,
    runner_up: Option<String>,
    /// How long before the line was written the thing was last heard.
    age_ms: Option<i64>,
}

/// One line of the answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    pub at_ms: i64,
    pub recorded_ms: i64,
    pub fact: &'static str,
    pub epc: Option<String>,
    pub asset: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub certainty: Option<&'static str>,
    pub posterior: Option<f64>,
    pub why: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_ms: Option<i64>,
}

/// Turns what the engine says into lines.
pub struct Teller {
    places: BTreeMap<PlaceId, String>,
    readers: BTreeMap<ReaderId, String>,
    assets: BTreeMap<model::AssetId, String>,
    /// What was told of each thing last.
    told: BTreeMap<Subject, (Option<PlaceId>, Confidence)>,
}

fn certainty(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Likely => "likely",
        Confidence::Unsure => "unsure",
    }
}

/// Where no map of signals worked a chance out, the share of right ones among such beliefs stands for it.
fn nominal(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::Certain => 0.97,
        Confidence::Likely => 0.85,
        Confidence::Unsure => 0.5,
    }
}

impl Teller {
    pub fn new(world: &World) -> Teller {
        Teller {
            places: world.place_names.clone(),
            readers: world.reader_names.clone(),
            assets: world.parts.assets.iter().map(|asset| (asset.id, asset.name.clone())).collect(),
            told: BTreeMap::new(),
        }
    }

    /// A fact.
    pub fn fact(&mut self, engine: &Engine, fact: &ToRecord, now: Now) -> Option<Told> {
        let told = match &fact.fact {
            Fact::Arrived { subject, place, confidence, why } => {
                self.about(engine, "arrived", *subject, (None, Some(*place)), *confidence, why, fact.at, now)
            }
            Fact::Moved { subject, from, to, confidence, why } => self.about(
                engine,
                "moved",
                *subject,
                (Some(*from), Some(*to)),
                *confidence,
                why,
                fact.at,
                now,
            ),
            Fact::Departed { subject, from, confidence, why } => {
                self.about(engine, "departed", *subject, (Some(*from), None), *confidence, why, fact.at, now)
            }
            Fact::TagHeard { epc, tid, read_point, .. } => {
                let chip = tid.as_ref().map(|tid| tid.0.iter().map(|byte| format!("{byte:02X}")).collect());
                Told { detail: chip, ..self.of_new_tag(epc, read_point.reader, fact.at, now) }
            }
            Fact::SeenBefore { subject, place, until, confidence, why } => {
                let before = self.told.get(subject).copied();
                let places = (None, Some(*place));
                let mut told =
                    self.about(engine, "seen_before", *subject, places, *confidence, why, fact.at, now);
                if let Some(before) = before {
                    self.told.insert(*subject, before);
                }
                told.until_ms = Some(until.0);
                told
            }
            Fact::Noticed(Oddity::ClockOff { reader, ahead_ms }) => {
                let mut told = self.of_reader("reader_clock_off", *reader, fact.at, now);
                told.detail = Some(format!("{ahead_ms} ms ahead"));
                told
            }
            Fact::Noticed(Oddity::TagCopied { epc, .. }) => {
                let mut told = plain("tag_copied", fact.at, now);
                told.epc = Some(epc.to_hex());
                told
            }
            Fact::ReaderLost { reader, .. } => self.of_reader("reader_lost", *reader, fact.at, now),
            Fact::ReaderBack { reader } => self.of_reader("reader_back", *reader, fact.at, now),
            // What people do has no place in a replay: nobody is there.
            Fact::TagLinked { .. }
            | Fact::TagUnlinked { .. }
            | Fact::TagIgnored { .. }
            | Fact::AssetAdded(_)
            | Fact::AssetChanged { .. }
            | Fact::AssetRemoved(_)
            | Fact::ProductAdded(_)
            | Fact::PlaceDrawn { .. }
            | Fact::PlaceRemoved(_)
            | Fact::ReaderSet { .. }
            | Fact::ReaderRemoved(_)
            | Fact::PersonSet { .. }
            | Fact::PinSet { .. }
            | Fact::SettingsChanged { .. }
            | Fact::Undone { .. }
            | Fact::Count { .. }
            | Fact::MissingSet { .. }
            | Fact::ReportMade { .. }
            | Fact::LogArchived { .. } => return None,
        };
        Some(told)
    }

    fn of_new_tag(&self, epc: &codes::Epc, reader: ReaderId, at: Timestamp, now: Now) -> Told {
        let mut told = plain("tag_heard", at, now);
        told.epc = Some(epc.to_hex());
        told.asset = Some(epc.to_hex());
        told.reader = Some(self.reader(reader));
        told
    }

    /// What a belief is now, if that was not told yet.
    pub fn belief(&mut self, engine: &Engine, subject: Subject, now: Now) -> Option<Told> {
        let belief: &Belief = engine.belief(subject)?;
        let state = (belief.place, belief.confidence);
        if belief.place.is_none() || self.told.get(&subject) == Some(&state) {
            return None;
        }
        let at = belief.heard_at.unwrap_or(belief.since);
        let places = (belief.place, belief.place);
        let (confidence, why) = (belief.confidence, belief.why.clone());
        Some(self.about(engine, "belief", subject, places, confidence, &why, at, now))
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of a fact, each once")]
    fn about(
        &mut self,
        engine: &Engine,
        fact: &'static str,
        subject: Subject,
        (from, to): (Option<PlaceId>, Option<PlaceId>),
        confidence: Confidence,
        why: &Why,
        at: Timestamp,
        now: Now,
    ) -> Told {
        self.told.insert(subject, (to, confidence));
        let (epc, asset) = self.names(engine, subject);
        let heard_at = engine.belief(subject).and_then(|belief| belief.heard_at);
        let chance = why.chance.map_or_else(|| nominal(confidence), |chance| f64::from(chance) / 1_000.0);
        Told {
            epc,
            asset,
            from: from.map(|place| self.place(place)),
            to: to.map(|place| self.place(place)),
            certainty: Some(certainty(confidence)),
            posterior: Some(chance),
            why: Some(self.reason(why, heard_at, now)),
            ..plain(fact, at, now)
        }
    }

    fn reason(&self, why: &Why, heard_at: Option<Timestamp>, now: Now) -> Reason {
        let name = |point: Option<ReadPoint>| point.map(|point| self.reader(point.reader));
        let port = |point: Option<ReadPoint>| point.map(|point| point.antenna.0);
        Reason {
            reader: name(why.read_point),
            antenna: port(why.read_point),
            signal_dbm: match why.signal {
                Signal::Dbm(rssi) => Some(rssi.dbm()),
                Signal::Relative(_) | Signal::Silent => None,
            },
            second_reader: name(why.second),
            second_antenna: port(why.second),
            reads: why.reads,
            runner_up: why.runner_up.map(|place| self.place(place)),
            age_ms: heard_at.map(|heard| now.at.0.saturating_sub(heard.0)),
        }
    }

    fn names(&self, engine: &Engine, subject: Subject) -> (Option<String>, Option<String>) {
        match subject {
            Subject::Asset(id) => {
                let epc = engine.directory().tags_of(id).next().map(|tag| tag.epc.to_hex());
                (epc, self.assets.get(&id).cloned())
            }
            Subject::Tag(id) => {
                let epc = engine.directory().tag(id).map(|tag| tag.epc.to_hex());
                (epc.clone(), epc)
            }
        }
    }

    fn place(&self, place: PlaceId) -> String {
        self.places.get(&place).cloned().unwrap_or_else(|| "?".to_owned())
    }

    pub fn reader(&self, reader: ReaderId) -> String {
        self.readers.get(&reader).cloned().unwrap_or_else(|| reader.to_string())
    }

    fn of_reader(&self, fact: &'static str, reader: ReaderId, at: Timestamp, now: Now) -> Told {
        Told { reader: Some(self.reader(reader)), ..plain(fact, at, now) }
    }
}

fn plain(fact: &'static str, at: Timestamp, now: Now) -> Told {
    Told {
        at_ms: at.0,
        recorded_ms: now.at.0,
        fact,
        epc: None,
        asset: None,
        from: None,
        to: None,
        certainty: None,
        posterior: None,
        why: None,
        reader: None,
        detail: None,
        until_ms: None,
    }
}

impl Told {
    /// For people: one plain line.
    pub fn for_people(&self) -> String {
        let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let thing = self.asset.clone().or_else(|| self.reader.clone());
        let mut line = format!(
            "{}  {:<12} {}  {} → {}",
            Timestamp(self.at_ms).to_iso(),
            self.fact,
            word(&thing),
            word(&self.from),
            word(&self.to)
        );
        if let (Some(certainty), Some(posterior)) = (self.certainty, self.posterior) {
            line.push_str(&format!("  {certainty} {posterior:.2}"));
        }
        line
    }
}
