//! How much is drawn: by the size of racks and bins on the screen, with 15 % hysteresis.

use super::Level;

/// Racks are drawn from this size on, in pixels of their shorter side; bins too.
const TILE_SIDE: f64 = 12.0;

/// Items are drawn in a place from this size on.
const ITEMS_SIDE: f64 = 96.0;

/// What is drawn stays until it is this much smaller than what it takes to appear.
const HYSTERESIS: f64 = 0.15;

/// The level for racks and bins of this typical size in pixels; `None` when there are none.
pub(super) fn choose(rack: Option<f64>, bin: Option<f64>, before: Option<Level>) -> Level {
    let reaches = |level: Level, size: Option<f64>, side: f64| {
        size.is_some_and(|size| size >= threshold(side, before.is_some_and(|before| before >= level)))
    };
    if reaches(Level::Bin, bin, ITEMS_SIDE) {
        Level::Bin
    } else if reaches(Level::Rack, bin, TILE_SIDE) {
        Level::Rack
    } else if reaches(Level::Zone, rack, TILE_SIDE) {
        Level::Zone
    } else {
        Level::Site
    }
}

/// Whether a rack or bin of this size is large enough for the items in it.
pub(super) fn shows_items(size: f64, before: Option<Level>) -> bool {
    size >= threshold(ITEMS_SIDE, before == Some(Level::Bin))
}

/// One level further out.
pub(super) fn out(level: Level) -> Option<Level> {
    match level {
        Level::Site => None,
        Level::Zone => Some(Level::Site),
        Level::Rack => Some(Level::Zone),
        Level::Bin => Some(Level::Rack),
    }
}

fn threshold(side: f64, is_shown: bool) -> f64 {
    if is_shown { side * (1.0 - HYSTERESIS) } else { side }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_decides() {
        let cases = [
            (None, None, Level::Site),
            (Some(11.9), None, Level::Site),
            (Some(12.0), None, Level::Zone),
            (Some(500.0), None, Level::Zone),
            (Some(40.0), Some(11.0), Level::Zone),
            (Some(40.0), Some(12.0), Level::Rack),
            (Some(400.0), Some(96.0), Level::Bin),
        ];
        for (rack, bin, expected) in cases {
            assert_eq!(choose(rack, bin, None), expected, "{rack:?} {bin:?}");
        }
    }

    #[test]
    fn what_is_drawn_stays_a_little_longer() {
        assert_eq!(choose(Some(10.5), None, Some(Level::Zone)), Level::Zone);
        assert_eq!(choose(Some(10.5), None, Some(Level::Site)), Level::Site);
        assert_eq!(choose(Some(10.1), None, Some(Level::Zone)), Level::Site);
        assert_eq!(choose(Some(300.0), Some(85.0), Some(Level::Bin)), Level::Bin);
        assert_eq!(choose(Some(300.0), Some(85.0), Some(Level::Rack)), Level::Rack);
    }
}
