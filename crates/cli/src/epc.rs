//! `tagstead epc`: what tag numbers mean, and which number says what; from arguments, a file, or standard input.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use anyhow::bail;
use clap::Subcommand;
use codes::{Decoded, Epc, Wanted};
use serde_json::{Map, Value, json};

use crate::detail;
use crate::out::Out;

#[derive(Subcommand)]
pub enum EpcVerb {
    /// From hex (or 0s and 1s) to everything the number says.
    Decode(Texts),
    /// From a tag URI, identity URI, raw URI, element string or Digital Link to the number for a tag.
    Encode(Encode),
    /// What any text means: a number, a URI, an element string, a link.
    Explain(Explain),
}

/// What it works on.
#[derive(clap::Args)]
pub struct Texts {
    /// Without any they are read from the file or from standard input, one a line.
    texts: Vec<String>,
    /// A file with one a line.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct Encode {
    #[command(flatten)]
    texts: Texts,
    /// The scheme, for example `SGTIN-96`; without it the shortest that can carry the content.
    #[arg(long)]
    scheme: Option<String>,
    /// Filter value, 0 to 7.
    #[arg(long)]
    filter: Option<u8>,
    /// Digits of the company prefix, which element strings and links do not say: 4 to 12.
    #[arg(long, visible_alias = "gcp-length", value_name = "N")]
    company_digits: Option<u8>,
    /// Host name for the "++" schemes.
    #[arg(long)]
    hostname: Option<String>,
}

#[derive(clap::Args)]
pub struct Explain {
    #[command(flatten)]
    texts: Texts,
    /// Digits of the company prefix, where the text does not say.
    #[arg(long, visible_alias = "gcp-length", value_name = "N")]
    company_digits: Option<u8>,
}

/// A line longer than this cannot be meant for a tag.
const LINE_BYTES_MAX: usize = 4_096;

/// Answers are written in blocks of this size when they are many.
const BLOCK_BYTES: usize = 64 * 1024;

pub fn explain(verb: &EpcVerb, out: &Out) -> anyhow::Result<bool> {
    match verb {
        EpcVerb::Decode(texts) => each(texts, out, |text| {
            text.parse::<Epc>().map(|epc| codes::decode(&epc)).map_err(|why| why.to_string())
        }),
        EpcVerb::Encode(wish) => {
            let scheme = match &wish.scheme {
                Some(name) => match codes::scheme::by_name(name) {
                    Some(scheme) => Some(scheme),
                    None => bail!("there is no scheme called {name}; there are: {}", known_schemes()),
                },
                None => None,
            };
            each(&wish.texts, out, |text| {
                let mut wanted = Wanted::parse(text).map_err(|why| why.to_string())?;
                wanted.scheme = scheme.or(wanted.scheme);
                wanted.filter = wish.filter.or(wanted.filter);
                wanted.company_digits = wish.company_digits.or(wanted.company_digits);
                wanted.hostname = wish.hostname.clone().or(wanted.hostname.take());
                codes::encode(&wanted).map(|epc| codes::decode(&epc)).map_err(|why| why.to_string())
            })
        }
        EpcVerb::Explain(wish) => each(&wish.texts, out, |text| {
            codes::explain(text, wish.company_digits).map_err(|why| why.to_string())
        }),
    }
}

fn known_schemes() -> String {
    codes::scheme::SCHEMES.iter().map(|scheme| scheme.name).collect::<Vec<_>>().join(", ")
}

/// Answers every text; says whether all of them could be answered.
fn each(texts: &Texts, out: &Out, answer: impl Fn(&str) -> Result<Decoded, String>) -> anyhow::Result<bool> {
    let mut is_fine = true;
    let mut block = String::new();
    let mut tell = |text: &str, block: &mut String| {
        let answered = answer(text);
        is_fine &= answered.is_ok();
        block.push_str(&match (answered, out.is_json()) {
            (Ok(decoded), true) => to_json(&decoded).to_string(),
            (Ok(decoded), false) => detail::for_people(&decoded),
            (Err(why), true) => no_answer(text, &why).to_string(),
            (Err(why), false) => format!("{text}: {why}"),
        });
        block.push('\n');
        if block.len() >= BLOCK_BYTES {
            out.block(block);
            block.clear();
        }
    };
    if texts.texts.is_empty() {
        let input: Box<dyn BufRead> = match &texts.file {
            Some(file) => Box::new(BufReader::new(std::fs::File::open(file)?)),
            None => Box::new(std::io::stdin().lock()),
        };
        for line in input.lines() {
            let line = line?;
            if !line.trim().is_empty() {
                tell(line.get(..LINE_BYTES_MAX).unwrap_or(&line).trim(), &mut block);
            }
        }
    } else {
        texts.texts.iter().for_each(|text| tell(text, &mut block));
    }
    out.block(&block);
    Ok(is_fine)
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

/// The same keys, so that a program need not look which of two shapes it got.
fn no_answer(text: &str, why: &str) -> Value {
    json!({
        "hex": null, "bits": null, "scheme": null, "tag_uri": null, "epc_uri": null, "raw_uri": null,
        "element_string": null, "digital_link": null, "fields": {}, "error": why, "text": text,
    })
}
