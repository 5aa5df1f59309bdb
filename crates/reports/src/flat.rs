//! A document as one table, for formats that know only one (CSV, the preview).
//!
//! Columns of all sections are joined by their keys, in order of appearance; with more than one section the first
//! column says which section a row is from.

use words::Message;

use crate::document::{Cell, CellKind, Column, Document};
use crate::error::Error;

/// The column that names the section.
const SECTION: Column =
    Column { key: "section", head: Message::ReportColumnSection, kind: CellKind::Word, width: 14 };

/// The joined columns and, for each section, where its cells go.
pub(crate) struct Flat<'d> {
    document: &'d Document<'d>,
    columns: Vec<Column>,
    /// For each section: for each joined column the place of its cell in the section's rows.
    sources: Vec<Vec<Option<usize>>>,
}

impl<'d> Flat<'d> {
    pub fn of(document: &'d Document<'d>) -> Flat<'d> {
        let mut columns: Vec<Column> = Vec::new();
        for column in document.sections.iter().flat_map(|section| section.columns) {
            if columns.iter().all(|known| known.key != column.key) {
                columns.push(*column);
            }
        }
        let sources = document
            .sections
            .iter()
            .map(|section| {
                let place =
                    |wanted: &Column| section.columns.iter().position(|column| column.key == wanted.key);
                columns.iter().map(place).collect()
            })
            .collect();
        if document.sections.len() > 1 {
            columns.insert(0, SECTION);
        }
        Flat { document, columns, sources }
    }

    /// The columns of the one table.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Hands out every row of every section.
    pub fn walk(
        &self,
        visit: &mut dyn FnMut(&mut dyn Iterator<Item = &Cell<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for (section, sources) in self.document.sections.iter().zip(&self.sources) {
            let name = [Cell::Word(section.name)];
            let named = if self.document.sections.len() > 1 { &name[..] } else { &[] };
            section.walk(&mut |cells| {
                let joined = sources.iter().map(|source| source.map_or(&Cell::Empty, |at| &cells[at]));
                visit(&mut named.iter().chain(joined))
            })?;
        }
        Ok(())
    }
}
