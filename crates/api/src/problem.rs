//! What a screen is told when something does not work: a stable code and three sentences.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;

use model::{CountBlock, Refusal, Role};
use serde::Serialize;
use station::care::CareError;
use station::{AskError, JobFailure, OpenError, StartError, SubmitError};
use ts_rs::TS;
use words::{Args, Words};

use crate::methods::Api;
use crate::names;

/// A problem in words. The window picks its behaviour by `code`, never by the sentences.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Problem {
    /// Stable code (`TS-READER-004`).
    pub code: String,
    /// What happened.
    pub message: String,
    /// What it means for you.
    pub meaning: String,
    /// What to do.
    pub action: String,
    /// Values the words were made with; a screen in another language makes its own words from code and these.
    pub args: BTreeMap<String, String>,
    /// For *Details* only: the system's own words.
    pub detail: Option<String>,
    /// What the way out needs (`asset` of the item a tag is on …).
    pub refers: BTreeMap<String, String>,
}

/// Code and values of a problem, before it has words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    code: &'static str,
    args: BTreeMap<String, String>,
    detail: Option<String>,
    refers: BTreeMap<String, String>,
}

impl Draft {
    pub(crate) fn new(code: &'static str) -> Draft {
        Draft { code, ..Draft::default() }
    }

    pub(crate) fn arg(mut self, name: &str, value: impl Display) -> Draft {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    pub(crate) fn detail(mut self, detail: impl Display) -> Draft {
        self.detail = Some(detail.to_string());
        self
    }

    fn refers(mut self, name: &str, value: impl Display) -> Draft {
        self.refers.insert(name.to_owned(), value.to_string());
        self
    }

    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    pub(crate) fn args(&self) -> &BTreeMap<String, String> {
        &self.args
    }

    /// Gives it words in a language.
    pub(crate) fn say(self, language: &str) -> Problem {
        let args = self.args.iter().fold(Args::new(), |args, (name, value)| args.value(name.clone(), value));
        let spoken = Words::for_language(language).problem(self.code, &args);
        let (message, meaning, action) = match spoken {
            Some(spoken) => (spoken.message, spoken.meaning, spoken.action),
            // A test holds every code to having words; a screen still shows something if one has not.
            None => (self.code.to_owned(), String::new(), String::new()),
        };
        Problem {
            code: self.code.to_owned(),
            message: words::unfenced(&message),
            meaning: words::unfenced(&meaning),
            action: words::unfenced(&action),
            args: self.args,
            detail: self.detail,
            refers: self.refers,
        }
    }
}

/// Every code that can be told, for the test that holds each of them to having words.
pub const CODES: &[&str] = &[
    "TS-READER-001",
    "TS-READER-002",
    "TS-READER-003",
    "TS-READER-004",
    "TS-READER-005",
    "TS-READER-006",
    "TS-READER-007",
    "TS-READER-008",
    "TS-READER-009",
    "TS-READER-010",
    "TS-READER-020",
    "TS-READER-021",
    "TS-READER-022",
    "TS-READER-023",
    "TS-READER-024",
    "TS-READER-025",
    "TS-READER-026",
    "TS-READER-027",
    "TS-READER-028",
    "TS-READER-030",
    "TS-READER-031",
    "TS-READER-032",
    "TS-READER-SETUP-001",
    "TS-READER-SETUP-002",
    "TS-READER-SETUP-003",
    "TS-STORE-001",
    "TS-STORE-002",
    "TS-STORE-003",
    "TS-STORE-004",
    "TS-STORE-005",
    "TS-STORE-006",
    "TS-STORE-007",
    "TS-STORE-008",
    "TS-STORE-009",
    "TS-STORE-010",
    "TS-CLOCK-001",
    "TS-ITEM-001",
    "TS-ITEM-002",
    "TS-ITEM-003",
    "TS-ITEM-004",
    "TS-ITEM-005",
    "TS-ITEM-006",
    "TS-ITEM-007",
    "TS-ITEM-008",
    "TS-PLACE-001",
    "TS-PLACE-002",
    "TS-PLACE-003",
    "TS-PERSON-001",
    "TS-PERSON-002",
    "TS-PERSON-003",
    "TS-PERSON-004",
    "TS-PERSON-005",
    "TS-COUNT-001",
    "TS-COUNT-002",
    "TS-COUNT-003",
    "TS-COUNT-004",
    "TS-COUNT-005",
    "TS-COUNT-006",
    "TS-UNDO-001",
    "TS-UNDO-002",
    "TS-REPORT-001",
    "TS-REPORT-002",
    "TS-REPORT-003",
    "TS-REPORT-004",
    "TS-REPORT-005",
    "TS-REPORT-006",
    "TS-REQUEST-001",
    "TS-REQUEST-002",
    "TS-GENERAL-001",
    "TS-GENERAL-002",
    "TS-GENERAL-003",
    "TS-GENERAL-004",
    "TS-GENERAL-005",
];

pub(crate) fn unknown_method(method: &str) -> Problem {
    Draft::new("TS-REQUEST-001").arg("method", method).say("en")
}

pub(crate) fn bad_values(why: &impl Display) -> Problem {
    Draft::new("TS-REQUEST-002").detail(why).say("en")
}

/// A tag number that is none.
pub(crate) fn bad_tag(api: &Api, text: &str, why: codes::EpcError) -> Problem {
    Draft::new("TS-ITEM-005").arg("text", text).detail(why).say(&api.language())
}

/// The file did not answer.
pub(crate) fn of_ask(api: &Api, why: &AskError) -> Problem {
    let draft = match why {
        AskError::Store(why) => Draft::new("TS-STORE-006").arg("folder", folder(api)).detail(why),
        AskError::Stopped => Draft::new("TS-GENERAL-001"),
    };
    draft.say(&api.language())
}

/// A command was not done, or is not known to be stored.
pub(crate) fn of_submit(api: &Api, why: &SubmitError) -> Problem {
    let draft = match why {
        SubmitError::Refused(refusal) => of_refusal(api, refusal),
        SubmitError::NotStored { is_disk_full: true, detail } => {
            Draft::new("TS-STORE-001").arg("since", names::time_of_day(api.station.now().at)).detail(detail)
        }
        SubmitError::NotStored { is_disk_full: false, detail } => {
            Draft::new("TS-STORE-006").arg("folder", folder(api)).detail(detail)
        }
        SubmitError::Busy => Draft::new("TS-GENERAL-005"),
        SubmitError::Fault => Draft::new("TS-GENERAL-004").detail(why),
        SubmitError::Stopped => Draft::new("TS-GENERAL-001"),
    };
    draft.say(&api.language())
}

fn folder(api: &Api) -> String {
    api.station.folder().root().display().to_string()
}

/// The answer "no", with the names a person knows.
fn of_refusal(api: &Api, refusal: &Refusal) -> Draft {
    match refusal {
        Refusal::NotAllowed { needs } => {
            Draft::new("TS-PERSON-001").arg("role", role_word(*needs)).refers("role", format!("{needs:?}"))
        }
        Refusal::NoSuchAsset(_) => Draft::new("TS-ITEM-001"),
        Refusal::NoSuchTag(_) => Draft::new("TS-ITEM-006"),
        Refusal::NoSuchPlace(_) => Draft::new("TS-PLACE-001"),
        Refusal::NoSuchProduct(_) => Draft::new("TS-ITEM-008"),
        Refusal::NoSuchReader(_) => Draft::new("TS-READER-008"),
        Refusal::NoSuchPerson(_) => Draft::new("TS-PERSON-002"),
        Refusal::PinWrongShape => Draft::new("TS-PERSON-005"),
        Refusal::AlreadyThere => Draft::new("TS-GENERAL-003"),
        Refusal::NameMissing => Draft::new("TS-ITEM-003"),
        Refusal::TextTooLong { limit } => Draft::new("TS-ITEM-004").arg("limit", limit),
        Refusal::TagOnOtherAsset { tag, asset } => Draft::new("TS-ITEM-002")
            .arg("item", names::asset(api, *asset))
            .refers("asset", asset)
            .refers("tag", tag),
        Refusal::TagNotLinked(_) => Draft::new("TS-ITEM-007"),
        Refusal::PlaceNotEmpty(place) => Draft::new("TS-PLACE-002").arg("place", names::place(api, *place)),
        Refusal::PlaceInItself(place) => Draft::new("TS-PLACE-003").arg("place", names::place(api, *place)),
        Refusal::AntennasWrong => Draft::new("TS-READER-SETUP-001"),
        Refusal::AddressWrong => Draft::new("TS-READER-SETUP-003"),
        Refusal::PortTaken(reader) => Draft::new("TS-READER-SETUP-002")
            .arg("reader", names::reader(api, *reader))
            .refers("reader", reader),
        Refusal::NoSuchCount(_) => Draft::new("TS-COUNT-001"),
        Refusal::CountStepWrong { .. } => Draft::new("TS-COUNT-002"),
        Refusal::CountWithoutPlace => Draft::new("TS-COUNT-003"),
        Refusal::NotInCount(_) => Draft::new("TS-COUNT-004"),
        Refusal::CountBlocked(CountBlock::ReaderLost(reader)) => {
            Draft::new("TS-COUNT-005").arg("reader", names::reader(api, *reader)).refers("reader", reader)
        }
        Refusal::CountBlocked(CountBlock::OtherCount(other)) => {
            Draft::new("TS-COUNT-006").refers("count", other)
        }
        Refusal::NothingToUndo(_) => Draft::new("TS-UNDO-001"),
        Refusal::UndoTooLate(_) => Draft::new("TS-UNDO-002"),
        Refusal::TooMany { limit } => Draft::new("TS-GENERAL-002").arg("limit", limit),
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Floor => "Floor",
        Role::Lead => "Lead",
        Role::Setup => "Set-up",
    }
}

/// A report did not come about.
pub(crate) fn of_job(why: &JobFailure, folder: &Path, language: &str) -> Problem {
    let draft = match why {
        JobFailure::BadOrder { detail } => Draft::new("TS-REQUEST-002").detail(detail),
        JobFailure::FolderGone { folder, detail } => {
            Draft::new("TS-REPORT-002").arg("folder", folder.display()).detail(detail)
        }
        JobFailure::DiskFull => Draft::new("TS-REPORT-003").arg("folder", folder.display()),
        JobFailure::TooManyRows { most } => Draft::new("TS-GENERAL-002").arg("limit", most),
        JobFailure::Other { detail } => {
            Draft::new("TS-REPORT-005").arg("folder", folder.display()).detail(detail)
        }
    };
    draft.say(language)
}

/// A report could not be looked at.
pub(crate) fn of_report(api: &Api, why: &station::reports::Error) -> Problem {
    use station::reports::Error;
    let draft = match why {
        Error::UnknownReport(report) => Draft::new("TS-REPORT-001").arg("report", report),
        Error::UnknownFormat(format) => Draft::new("TS-REPORT-004").arg("format", format),
        Error::BadAnswer { .. } => Draft::new("TS-REQUEST-002").detail(why),
        Error::DiskFull => Draft::new("TS-REPORT-003").arg("folder", folder(api)),
        Error::NotWritable(_) => Draft::new("TS-REPORT-002").arg("folder", folder(api)).detail(why),
        Error::TooManyRows { most } => Draft::new("TS-GENERAL-002").arg("limit", most),
        Error::Cancelled | Error::Io(_) | Error::Store(_) => {
            Draft::new("TS-REPORT-005").arg("folder", folder(api)).detail(why)
        }
    };
    draft.say(&api.language())
}

/// A file was not opened on the desktop.
pub(crate) fn of_open(api: &Api, why: &OpenError) -> Problem {
    let draft = match why {
        OpenError::Gone(path) | OpenError::NotOurs(path) => {
            Draft::new("TS-REPORT-006").arg("file", path.display())
        }
        OpenError::NoProgram { path, detail } => {
            Draft::new("TS-REPORT-006").arg("file", path.display()).detail(detail)
        }
    };
    draft.say(&api.language())
}

/// The file of a report cannot be read any more.
pub(crate) fn of_file(api: &Api, path: &Path, why: &impl Display) -> Problem {
    Draft::new("TS-REPORT-006").arg("file", path.display()).detail(why).say(&api.language())
}

/// A database could not be opened to read.
pub(crate) fn of_file_at(file: &Path, why: &station::store::Error) -> Problem {
    use station::store::Error;
    let draft = match why {
        Error::Newer { file_version, ours, .. } => {
            Draft::new("TS-STORE-003").arg("found", file_version).arg("known", ours)
        }
        Error::Damaged { .. } => Draft::new("TS-STORE-004").arg("file", file.display()).detail(why),
        Error::NotADatabase { .. } => Draft::new("TS-STORE-007").arg("file", file.display()),
        Error::ReadOnly { .. } => Draft::new("TS-STORE-002").arg("folder", file.display()),
        Error::DiskFull
        | Error::Older { .. }
        | Error::Busy
        | Error::Poisoned
        | Error::Lost { .. }
        | Error::Unstorable { .. }
        | Error::OldLibrary { .. }
        | Error::Io { .. } => Draft::new("TS-STORE-006").arg("folder", file.display()).detail(why),
    };
    draft.say("en")
}

/// A recording of reads could not be read.
pub(crate) fn of_recording(folder: &Path, why: &std::io::Error) -> Problem {
    Draft::new("TS-STORE-006").arg("folder", folder.display()).detail(why).say("en")
}

/// A data folder could not be looked after.
pub(crate) fn of_care(why: &CareError) -> Problem {
    match why {
        CareError::Folder(why) => of_start(why),
        CareError::File { file, error } => of_file_at(file, error),
    }
}

/// The station did not start. There are no settings yet, so the words are English.
pub fn of_start(why: &StartError) -> Problem {
    let draft = match why {
        StartError::AlreadyRunning { folder, .. } => {
            Draft::new("TS-STORE-005").arg("folder", folder.display())
        }
        StartError::ReadOnlyFolder { folder } => Draft::new("TS-STORE-002").arg("folder", folder.display()),
        StartError::DiskFull { folder } => {
            Draft::new("TS-STORE-006").arg("folder", folder.display()).detail("the disk is full")
        }
        StartError::Newer { file_version, ours } => {
            Draft::new("TS-STORE-003").arg("found", file_version).arg("known", ours)
        }
        StartError::Damaged { file, detail } => {
            Draft::new("TS-STORE-004").arg("file", file.display()).detail(detail)
        }
        StartError::FirstFilling(refusal) => Draft::new("TS-GENERAL-004").detail(format!("{refusal:?}")),
        StartError::Io { path, detail } => {
            Draft::new("TS-STORE-006").arg("folder", path.display()).detail(detail)
        }
    };
    draft.say("en")
}

/// The same as lines for a terminal.
pub fn start_in_words(why: &StartError) -> String {
    of_start(why).to_lines()
}

impl Problem {
    /// Lines for a terminal: what happened, what it means, what to do, and the code.
    pub fn to_lines(&self) -> String {
        let mut lines = format!("{}\n{}\n{}\n({})", self.message, self.meaning, self.action, self.code);
        if let Some(detail) = &self.detail {
            lines.push_str(&format!("\nDetails: {detail}"));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_three_sentences() {
        for code in CODES {
            // Values that are not used do no harm, so all names any code needs are given.
            let names = [
                "reader", "port", "system", "since", "folder", "found", "known", "file", "item", "limit",
                "text", "place", "role", "report", "format", "method", "minutes", "tries", "seconds",
            ];
            let draft = names.iter().fold(Draft::new(code), |draft, name| draft.arg(name, "7"));
            let problem = draft.say("en");
            assert_ne!(problem.message, *code, "{code} has no words");
            assert!(!problem.meaning.is_empty() && !problem.action.is_empty(), "{code} says too little");
        }
    }
}
