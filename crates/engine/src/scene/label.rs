//! Labels: name first, count second; hide rather than overlap; at most 300.
//!
//! Widths are nominal (a little more than the fonts of the screen need), so that the decision is the same on every
//! machine; the screen may still draw narrower.

use model::Point;

use super::Bounds;
use crate::limits::LABELS_MAX;

/// How a text is set, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) char_width: f64,
    pub(super) line_height: f64,
}

/// Names of zones.
pub(super) const ZONE_TYPE: Type = Type { char_width: 10.0, line_height: 26.0 };

/// Everything else.
pub(super) const SMALL_TYPE: Type = Type { char_width: 8.0, line_height: 18.0 };

/// Longest text drawn on the map, in characters; the panel shows the whole name.
pub(super) const TEXT_CHARS_MAX: usize = 28;

impl Type {
    /// Width of a text in pixels.
    pub(super) fn width(&self, text: &str) -> f64 {
        text.chars().count() as f64 * self.char_width
    }
}

/// A text that is not longer than so many characters.
pub(super) fn shorten(text: &str, chars: usize) -> String {
    if text.chars().count() <= chars {
        return text.to_owned();
    }
    let kept: String = text.chars().take(chars.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Where labels are, so that the next one does not lie on them. There are at most 300, so each is simply looked at.
#[derive(Debug)]
pub(super) struct Desk {
    pixels_per_metre: f64,
    taken: Vec<Bounds>,
}

impl Desk {
    pub(super) fn new(pixels_per_metre: f64) -> Desk {
        Desk { pixels_per_metre, taken: Vec::new() }
    }

    /// The box of a text whose left end, half-way up, is at this point.
    pub(super) fn text_box(&self, text: &str, font: Type, at: Point) -> Bounds {
        let (width, height) =
            (font.width(text) / self.pixels_per_metre, font.line_height / self.pixels_per_metre);
        Bounds { left: at.x, top: at.y - height / 2.0, width, height }
    }

    /// Takes this box if it is free.
    pub(super) fn take(&mut self, text: Bounds) -> bool {
        let is_free = self.taken.len() < LABELS_MAX && self.taken.iter().all(|other| !other.meets(&text));
        if is_free {
            self.taken.push(text);
        }
        is_free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_by_characters() {
        assert_eq!(shorten("Drum 44", 7), "Drum 44");
        assert_eq!(shorten("Drum 441", 7), "Drum 4…");
        assert_eq!(shorten("Fässer und Kübel", 8), "Fässer…");
    }

    #[test]
    fn a_box_is_given_once() {
        let mut desk = Desk::new(10.0);
        let first = desk.text_box("Gate", SMALL_TYPE, Point { x: 0.0, y: 5.0 });
        assert!((first.width - 3.2).abs() < 1e-9);
        assert!(desk.take(first));
        assert!(!desk.take(Bounds { left: 3.1, ..first }));
        assert!(desk.take(Bounds { left: 3.2, ..first }), "touching is not overlapping");
    }
}
