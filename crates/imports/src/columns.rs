//! Which column holds what: by its heading.

use crate::fault::{FileFault, quoted};

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The name of the item; the only one that must be there.
    Name,
    /// Its number.
    Number,
    /// Its product.
    Product,
    /// Where it belongs.
    Home,
    /// Its tag numbers.
    Tags,
    /// A remark.
    Note,
}

/// A column of the file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundColumn {
    /// Its heading as it stands there.
    pub heading: String,
    /// What it holds; `None` for a column that is not looked at.
    pub field: Option<Field>,
}

/// Headings by field, in lower-case letters and digits only, the surest first. The first heading of a list that is in
/// the file wins, so our own "Belongs in" goes before a "Place" that only says where a thing was seen.
const HEADINGS: &[(Field, &[&str])] = &[
    (Field::Name, &["name", "itemname", "item", "assetname", "asset", "description", "title", "bezeichnung"]),
    (
        Field::Number,
        &["number", "itemnumber", "itemno", "assetnumber", "no", "nr", "id", "serialnumber", "nummer"],
    ),
    (Field::Product, &["product", "productname", "type", "kind", "category", "model", "produkt"]),
    (Field::Home, &["belongsin", "home", "homeplace", "place", "location", "zone", "shelf", "bin", "ort"]),
    (
        Field::Tags,
        &["tagnumbers", "tagnumber", "tags", "tag", "epc", "epcs", "epchex", "uii", "rfid", "rfidtag"],
    ),
    (Field::Note, &["note", "notes", "remark", "remarks", "comment", "comments", "notiz"]),
];

/// What each column holds. Headings that nobody knows are kept and not looked at.
pub(crate) fn assign<'h>(headings: impl Iterator<Item = &'h str>) -> Result<Vec<FoundColumn>, FileFault> {
    let mut columns: Vec<FoundColumn> =
        headings.map(|heading| FoundColumn { heading: heading.trim().to_owned(), field: None }).collect();
    for (field, names) in HEADINGS {
        let found = names.iter().find_map(|name| {
            let places: Vec<usize> = (0..columns.len())
                .filter(|at| columns[*at].field.is_none() && letters(&columns[*at].heading) == *name)
                .collect();
            (!places.is_empty()).then_some(places)
        });
        match found.as_deref() {
            None | Some([]) => {}
            Some([at]) => columns[*at].field = Some(*field),
            Some([at, ..]) => {
                return Err(FileFault::ColumnTwice { column: quoted(&columns[*at].heading) });
            }
        }
    }
    Ok(columns)
}

/// How many headings are known: the measure by which the delimiter is found.
pub(crate) fn known<'h>(headings: impl Iterator<Item = &'h str>) -> usize {
    headings
        .filter(|heading| HEADINGS.iter().any(|(_, names)| names.contains(&letters(heading).as_str())))
        .count()
}

fn letters(heading: &str) -> String {
    heading.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(headings: &[&str]) -> Result<Vec<Option<Field>>, FileFault> {
        assign(headings.iter().copied())
            .map(|columns| columns.into_iter().map(|column| column.field).collect())
    }

    #[test]
    fn headings_are_matched() {
        use Field::*;
        for (headings, found) in [
            (&["Name", "Number", "Tag numbers"][..], vec![Some(Name), Some(Number), Some(Tags)]),
            (&["ITEM NAME", "Item no.", "EPC"], vec![Some(Name), Some(Number), Some(Tags)]),
            (&["Place", "Belongs in", "Name"], vec![None, Some(Home), Some(Name)]),
            (&["Location", "Item"], vec![Some(Home), Some(Name)]),
            (&["Name", "Item", "Colour"], vec![Some(Name), None, None]),
            (&[], vec![]),
        ] {
            assert_eq!(fields(headings), Ok(found), "{headings:?}");
        }
    }

    #[test]
    fn the_same_heading_twice_is_a_fault() {
        assert_eq!(fields(&["Name", "name "]), Err(FileFault::ColumnTwice { column: "Name".to_owned() }));
        assert!(fields(&["Name", "Colour", "Colour"]).is_ok());
    }
}
