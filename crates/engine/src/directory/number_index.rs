//! Number on a thing → item. Only a short sum of the number is kept, whatever its length; whoever asks compares the
//! numbers themselves.

use std::collections::BTreeSet;

use model::{Asset, AssetId};

#[derive(Clone, Debug, Default)]
pub(super) struct NumberIndex(BTreeSet<(u64, AssetId)>);

impl NumberIndex {
    pub(super) fn of(assets: &[Asset]) -> NumberIndex {
        NumberIndex(assets.iter().filter_map(entry).collect())
    }

    pub(super) fn add(&mut self, asset: &Asset) {
        self.0.extend(entry(asset));
    }

    pub(super) fn remove(&mut self, asset: &Asset) {
        if let Some(entry) = entry(asset) {
            self.0.remove(&entry);
        }
    }

    /// Items that may have this number.
    pub(super) fn find(&self, number: &str) -> impl Iterator<Item = AssetId> {
        let sum = sum(number);
        let first = (sum, AssetId::from_bytes([0; 16]));
        let last = (sum, AssetId::from_bytes([255; 16]));
        self.0.range(first..=last).map(|(_, asset)| *asset)
    }
}

fn entry(asset: &Asset) -> Option<(u64, AssetId)> {
    (!asset.number.is_empty()).then(|| (sum(&asset.number), asset.id))
}

/// Whether two numbers are the same to a person.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(number: &str) -> impl Iterator<Item = char> {
    number.trim().chars().flat_map(char::to_lowercase)
}

/// FNV-1a: spreads well enough for a tree, and is the same on every machine.
fn sum(number: &str) -> u64 {
    letters(number).fold(0xcbf2_9ce4_8422_2325, |sum, letter| {
        (sum ^ u64::from(u32::from(letter))).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
