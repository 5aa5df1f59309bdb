//! What would have been different: two replays of the same reads, compared fact by fact for each thing.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::tell::Told;

/// The same fact at another time, up to this many milliseconds apart, is the same fact.
const SAME_MS: i64 = 60_000;

/// The facts of one replay by thing, without mere changes of certainty.
#[derive(Default)]
pub struct Story(BTreeMap<String, Vec<Told>>);

impl Story {
    pub fn add(&mut self, told: &Told) {
        if told.fact != "belief" {
            let thing = told.asset.clone().or_else(|| told.reader.clone()).unwrap_or_default();
            self.0.entry(thing).or_default().push(told.clone());
        }
    }
}

fn is_same(a: &Told, b: &Told) -> bool {
    a.fact == b.fact && a.from == b.from && a.to == b.to && (a.at_ms - b.at_ms).abs() <= SAME_MS
}

/// The lines of the difference in order of time, and a summary.
pub fn compare(first: &Story, second: &Story) -> (Vec<Value>, Value) {
    let mut only: Vec<(&Told, &str)> = Vec::new();
    let mut same = 0u64;
    let none = Vec::new();
    let mut things: Vec<&String> = first.0.keys().chain(second.0.keys()).collect();
    things.sort();
    things.dedup();
    for thing in things {
        let (ours, theirs) = (first.0.get(thing).unwrap_or(&none), second.0.get(thing).unwrap_or(&none));
        let mut is_taken = vec![false; theirs.len()];
        for told in ours {
            let found = (0..theirs.len()).find(|at| !is_taken[*at] && is_same(told, &theirs[*at]));
            match found {
                Some(at) => {
                    is_taken[at] = true;
                    same += 1;
                }
                None => only.push((told, "first")),
            }
        }
        only.extend(
            theirs.iter().zip(&is_taken).filter(|(_, taken)| !**taken).map(|(told, _)| (told, "second")),
        );
    }
    only.sort_by(|(a, which_a), (b, which_b)| {
        let key = |told: &Told, which: &str| (told.at_ms, told.asset.clone(), told.fact, which.to_owned());
        key(a, which_a).cmp(&key(b, which_b))
    });
    let count = |which: &str| only.iter().filter(|(_, other)| *other == which).count();
    let summary = json!({ "same": same, "only_first": count("first"), "only_second": count("second") });
    let lines = only.iter().map(|(told, which)| json!({ "only_in": which, "would": told })).collect();
    (lines, json!({ "difference": summary }))
}
