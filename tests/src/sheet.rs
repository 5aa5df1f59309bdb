//! Reads a report back as a spreadsheet program does: RFC 4180, with a byte-order mark.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

/// A report file: one map from heading to cell for each row.
#[derive(Debug)]
pub struct Sheet {
    /// The headings in their order.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<BTreeMap<String, String>>,
}

impl Sheet {
    /// The first row with this text in this column.
    pub fn find(&self, head: &str, text: &str) -> Result<&BTreeMap<String, String>> {
        let found = self.rows.iter().find(|row| row.get(head).is_some_and(|cell| cell == text));
        found.with_context(|| format!("no row with {text} under {head} in {:?}", self.rows))
    }
}

/// Reads a whole file.
pub fn read_csv(text: &str) -> Result<Sheet> {
    let mut lines = records(text.strip_prefix('\u{FEFF}').context("a byte-order mark")?)?.into_iter();
    let heads = lines.next().context("a heading")?;
    let mut rows = Vec::new();
    for line in lines {
        ensure!(line.len() == heads.len(), "a row with {} cells under {} headings", line.len(), heads.len());
        rows.push(heads.iter().cloned().zip(line).collect());
    }
    Ok(Sheet { heads, rows })
}

fn records(text: &str) -> Result<Vec<Vec<String>>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => record.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            other => cell.push(other),
        }
    }
    ensure!(!is_quoted && cell.is_empty() && record.is_empty(), "the file is cut off");
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_commas_and_line_ends_stay_in_their_cell() {
        let sheet = read_csv("\u{FEFF}a,b\r\n\"x,\"\"y\"\"\",\"1\r\n2\"\r\n").unwrap();
        assert_eq!(sheet.heads, ["a", "b"]);
        assert_eq!(sheet.find("a", "x,\"y\"").unwrap()["b"], "1\r\n2");
        assert!(sheet.find("a", "z").is_err());
    }

    #[test]
    fn a_file_that_is_cut_off_is_no_report() {
        assert!(read_csv("\u{FEFF}a\r\n\"x").is_err());
        assert!(read_csv("\u{FEFF}a,b\r\nx\r\n").is_err());
        assert!(read_csv("a\r\n").is_err());
    }
}
