//! x
use super::*;
/// The scene of a view.
pub fn compose(floor: &Floor, view: &View) -> Scene {
    let _ = floor;
    Scene { floor: view.floor, level: Level::Site, shapes: Vec::new() }
}
