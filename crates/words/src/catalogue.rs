//! The catalogues themselves, compiled in: one file per area, the same files the window reads.

/// An area of the catalogue and the text of its file.
pub(crate) struct Area {
    /// Its file name without ending; only the tests name an area.
    #[cfg(test)]
    pub name: &'static str,
    /// The Fluent source.
    pub source: &'static str,
}

macro_rules! areas {
    ($language:literal: $($name:literal),+ $(,)?) => {
        &[$(Area {
            #[cfg(test)]
            name: $name,
            source: include_str!(concat!("../ftl/", $language, "/", $name, ".ftl")),
        }),+]
    };
}

/// English: the catalogue all ids are made from.
pub(crate) const ENGLISH: &[Area] = areas!("en":
    "frame", "live", "count", "find", "scan", "items", "reports", "reports-docs", "setup", "problems", "alerts", "cli",
);

/// German. The command line speaks English in every language; what is not there yet is said in English too.
pub(crate) const GERMAN: &[Area] = areas!("de": "frame", "live", "count", "find", "scan", "items", "reports", "reports-docs", "setup", "problems", "alerts");
/// Spanish.
pub(crate) const SPANISH: &[Area] = areas!("es": "frame", "live", "count", "find", "scan", "items", "reports", "reports-docs", "setup", "problems", "alerts");
/// French.
pub(crate) const FRENCH: &[Area] = areas!("fr": "frame", "live", "count", "find", "scan", "items", "reports", "reports-docs", "setup", "problems", "alerts");
/// Polish.
pub(crate) const POLISH: &[Area] = areas!("pl": "frame", "live", "count", "find", "scan", "items", "reports", "reports-docs", "setup", "problems", "alerts");
/// Arabic.
pub(crate) const ARABIC: &[Area] = areas!("ar": "frame", "live", "count", "find", "scan", "items", "reports", "reports-docs", "setup", "problems", "alerts");
