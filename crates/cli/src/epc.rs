//! `tagstead epc`: what tag numbers mean; from arguments, a file, or standard input.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use clap::Subcommand;
use codes::{Decoded, Epc};
use serde_json::{Map, Value, json};

use crate::detail;
use crate::out::Out;

#[derive(Subcommand)]
pub enum EpcVerb {
    /// From hex to everything the number says.
    Decode(Numbers),
}

#[derive(clap::Args)]
pub struct Numbers {
    /// Hex numbers; without any they are read from the file or from standard input, one a line.
    numbers: Vec<String>,
    /// A file with one number a line.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

/// A line longer than this cannot be a tag number.
const LINE_CHARS_MAX: usize = 4_096;

pub fn explain(verb: &EpcVerb, out: &Out) -> anyhow::Result<bool> {
    let EpcVerb::Decode(wish) = verb;
    let mut is_fine = true;
    let mut tell = |text: &str| is_fine &= decode(text, out);
    if !wish.numbers.is_empty() {
        wish.numbers.iter().for_each(|number| tell(number));
        return Ok(is_fine);
    }
    let input: Box<dyn BufRead> = match &wish.file {
        Some(file) => Box::new(BufReader::new(std::fs::File::open(file)?)),
        None => Box::new(std::io::stdin().lock()),
    };
    for line in input.lines() {
        let line = line?;
        if !line.trim().is_empty() {
            tell(line.get(..LINE_CHARS_MAX).unwrap_or(&line).trim());
        }
    }
    Ok(is_fine)
}

fn decode(text: &str, out: &Out) -> bool {
    match text.parse::<Epc>() {
        Ok(epc) => {
            let decoded = codes::decode(&epc);
            out.say(&detail::for_people(&decoded), &to_json(&decoded));
            true
        }
        Err(why) => {
            out.say(&format!("{text}: {why}"), &json!({ "hex": text, "error": why.to_string() }));
            false
        }
    }
}

fn to_json(decoded: &Decoded) -> Value {
    let fields: Map<String, Value> =
        decoded.fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    json!({
        "hex": decoded.hex,
        "bits": decoded.bits,
        "scheme": decoded.scheme,
        "tag_uri": decoded.tag_uri,
        "epc_uri": decoded.epc_uri,
        "raw_uri": decoded.raw_uri,
        "element_string": decoded.element_string,
        "digital_link": decoded.digital_link,
        "fields": fields,
        "error": decoded.error,
    })
}
