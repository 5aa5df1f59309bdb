//! What it prints: words for people, or one JSON object a line.

use std::io::Write;

use api::Problem;
use serde_json::{Value, json};
use words::{Args, Message, Words};

/// Where answers go.
pub struct Out {
    is_json: bool,
    words: &'static Words,
}

/// A problem on its way to the end of the program.
#[derive(Debug)]
pub struct Told(pub Box<Problem>);

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_lines())
    }
}

impl std::error::Error for Told {}

impl From<Problem> for Told {
    fn from(problem: Problem) -> Told {
        Told(Box::new(problem))
    }
}

impl Out {
    pub fn new(is_json: bool) -> Out {
        let language = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
        Out { is_json, words: Words::for_language(language.as_deref().unwrap_or("en")) }
    }

    /// Whether programs are listening.
    pub fn is_json(&self) -> bool {
        self.is_json
    }

    /// The sentence of a message.
    pub fn text(&self, message: Message, args: &Args) -> String {
        self.words.plain(message, args)
    }

    /// The same answer for people and for programs.
    pub fn say(&self, people: &str, program: &Value) {
        self.line(&if self.is_json { program.to_string() } else { people.to_owned() });
    }

    /// Only for people.
    pub fn people(&self, text: &str) {
        if !self.is_json {
            self.line(text);
        }
    }

    /// Only for programs.
    pub fn program(&self, value: &Value) {
        if self.is_json {
            self.line(&value.to_string());
        }
    }

    /// Many lines at once, already ended.
    pub fn block(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        if out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err() {
            std::process::exit(0);
        }
    }

    /// One line. A reader of a pipe that went away (`| head`) is no fault: the program ends quietly.
    fn line(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        if writeln!(out, "{text}").and_then(|()| out.flush()).is_err() {
            std::process::exit(0);
        }
    }

    /// Why it did not work, on the other channel.
    pub fn problem(&self, why: &anyhow::Error) {
        let lines = if self.is_json {
            let told = why.downcast_ref::<Told>().map(|told| serde_json::to_value(&*told.0));
            let value = told.and_then(Result::ok).unwrap_or_else(|| json!({ "message": format!("{why:#}") }));
            json!({ "problem": value }).to_string()
        } else {
            format!("{why:#}")
        };
        let _ = writeln!(std::io::stderr().lock(), "{lines}");
    }
}
