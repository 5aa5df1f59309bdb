//! Every bound of this crate.

/// Rows of a preview: what fits on one screen.
pub(crate) const PREVIEW_ROWS: usize = 20;

/// Rows of one sheet with its heading: the most a spreadsheet program can open.
pub(crate) const SHEET_ROWS_MAX: u32 = 1_048_576;

/// Sheets that one section may fill; beyond some 20 million rows nobody opens the file, CSV is meant for that.
pub(crate) const SHEETS_MAX: u32 = 20;

/// Characters of one XLSX cell: the most a spreadsheet program keeps. Longer texts are cut and counted.
pub(crate) const XLSX_TEXT_MAX: usize = 32_767;

/// Characters of the name of a sheet.
pub(crate) const SHEET_NAME_MAX: usize = 31;

/// Bytes collected before they are handed to the file: fewer, larger writes.
pub(crate) const WRITE_BUFFER: usize = 64 * 1024;

/// Steps from a place up to its site; a longer chain is a circle in a damaged file.
pub(crate) const PLACE_DEPTH_MAX: usize = 32;

/// Rows asked of the store at a time where it answers in pages: the most it gives.
pub(crate) const PAGE_ROWS: u32 = 1_000;
