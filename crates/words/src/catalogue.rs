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
