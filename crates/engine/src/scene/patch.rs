//! Scene to scene: only what is new, different or gone travels.

use std::collections::{BTreeMap, BTreeSet};

use model::PlaceId;

use super::{Level, Scene, Shape, ShapeKind};

/// The way from one scene to a newer one.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneDelta {
    /// The floor that is shown.
    pub floor: Option<PlaceId>,
    /// How much is drawn.
    pub level: Level,
    /// Shapes that are new or different, in drawing order.
    pub drawn: Vec<Shape>,
    /// Keys of shapes that are gone.
    pub gone: Vec<String>,
}

impl SceneDelta {
    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.drawn.is_empty() && self.gone.is_empty()
    }
}

impl Scene {
    /// What has to travel so that whoever has this scene gets the newer one.
    pub fn patch(&self, newer: &Scene) -> SceneDelta {
        let old: BTreeMap<&str, &Shape> =
            self.shapes.iter().map(|shape| (shape.key.as_str(), shape)).collect();
        let new: BTreeMap<&str, &Shape> =
            newer.shapes.iter().map(|shape| (shape.key.as_str(), shape)).collect();
        SceneDelta {
            floor: newer.floor,
            level: newer.level,
            drawn: newer
                .shapes
                .iter()
                .filter(|shape| old.get(shape.key.as_str()) != Some(shape))
                .cloned()
                .collect(),
            gone: old.keys().filter(|key| !new.contains_key(*key)).map(|key| (*key).to_owned()).collect(),
        }
    }

    /// The newer scene, made from this one and what travelled. The screen does the same in its own language.
    pub fn patched(&self, delta: &SceneDelta) -> Scene {
        let gone: BTreeSet<&str> = delta.gone.iter().map(String::as_str).collect();
        let drawn: BTreeSet<&str> = delta.drawn.iter().map(|shape| shape.key.as_str()).collect();
        let mut shapes: BTreeMap<(ShapeKind, String), Shape> = self
            .shapes
            .iter()
            .filter(|shape| !gone.contains(shape.key.as_str()) && !drawn.contains(shape.key.as_str()))
            .map(|shape| ((shape.kind, shape.key.clone()), shape.clone()))
            .collect();
        for shape in &delta.drawn {
            shapes.insert((shape.kind, shape.key.clone()), shape.clone());
        }
        Scene { floor: delta.floor, level: delta.level, shapes: shapes.into_values().collect() }
    }
}
