//! The visible list of requests. Nothing can be done through one door that another could not do.

use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use model::{Asker, Command, GroupId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use station::Handle;
use ts_rs::{Config, TS};

use crate::app::Done;
use crate::moment::Past;
use crate::problem::{self, Problem};
use crate::session::{Door, Session};
use crate::watch::{Lookouts, Watch};
use crate::{
    alerts, app, backups, count, items, jobs, map, moment, past, people, places, reader_health,
    reader_orders, readers, reports, scan, settings, tags, undo,
};

/// One request: its name, its types, what it does.
pub struct Method {
    /// `area.verb`.
    pub name: &'static str,
    /// TypeScript name of the parameters.
    pub params: String,
    /// TypeScript name of the reply.
    pub reply: String,
    run: Box<Run>,
}

type Run = dyn Fn(&Api, &Session, Value) -> Result<Value, Problem> + Send + Sync;

/// Every request there is.
pub static METHODS: LazyLock<Vec<Method>> = LazyLock::new(|| {
    vec![
        method("app.hello", app::hello),
        method("map.look_at", map::look_at),
        method("map.at", past::at),
        method("map.traffic", past::traffic),
        method("map.back", moment::show),
        method("places.show", places::show),
        method("places.draw", places::draw),
        method("places.simple", places::simple),
        method("places.rename", places::rename),
        method("places.remove", places::remove),
        method("items.page", items::page),
        method("items.show", items::show),
        method("items.where_was", past::where_was),
        method("items.stays", past::stays),
        method("items.add", items::add),
        method("items.change", items::change),
        method("items.remove", items::remove),
        method("items.link_tag", items::link_tag),
        method("items.unlink_tag", items::unlink_tag),
        method("items.move", items::move_item),
        method("items.products", items::products),
        method("tags.unknown", tags::unknown),
        method("tags.ignore", tags::ignore),
        method("tags.explain", tags::explain),
        method("scan.text", scan::text),
        method("scan.look", scan::look),
        method("scan.cards", scan::cards),
        method("scan.lesson", scan::lesson),
        method("count.plan", count::plan),
        method("count.turn", count::turn),
        method("count.note", count::note),
        method("count.forget", count::forget),
        method("count.stand", count::stand),
        method("count.choose", count::choose),
        method("count.lines", count::lines),
        method("count.closed", count::closed),
        method("readers.choices", readers::choices),
        method("readers.set", readers::set),
        method("readers.remove", readers::remove),
        method("readers.switch", readers::switch),
        method("readers.try_again", readers::try_again),
        method("readers.record", readers::record),
        method("readers.health", reader_health::health),
        method("readers.order", reader_orders::order),
        method("reports.kinds", reports::kinds),
        method("reports.preview", reports::preview),
        method("reports.make", reports::make),
        method("reports.open", reports::open),
        method("jobs.cancel", jobs::cancel),
        method("jobs.dismiss", jobs::dismiss),
        method("settings.show", settings::show),
        method("settings.change", settings::change),
        method("settings.about", settings::about),
        method("settings.verify", settings::verify),
        method("alerts.take", alerts::take),
        method("alerts.quiet", alerts::quiet),
        method("alerts.done", alerts::done),
        method("alerts.past", alerts::past),
        method("backups.show", backups::show),
        method("backups.make", backups::make),
        method("people.list", people::list),
        method("people.set", people::set),
        method("people.set_pin", people::set_pin),
        method("people.sign_in", people::sign_in),
        method("people.sign_out", people::sign_out),
        method("people.touch", people::touch),
        method("undo.take_back", undo::take_back),
        method("undo.redo", undo::redo),
        method("undo.list", undo::list),
    ]
});

fn method<P, R>(name: &'static str, run: fn(&Api, &Session, P) -> Result<R, Problem>) -> Method
where
    P: DeserializeOwned + TS + 'static,
    R: Serialize + TS + 'static,
{
    let config = Config::new();
    let run = move |api: &Api, session: &Session, params: Value| {
        // A request without parameters may leave them out.
        let params = if params.is_null() { Value::Object(serde_json::Map::new()) } else { params };
        let params = serde_json::from_value(params).map_err(|why| problem::bad_values(&why))?;
        let reply = run(api, session, params)?;
        serde_json::to_value(reply).map_err(|why| problem::bad_values(&why))
    };
    Method { name, params: P::name(&config), reply: R::name(&config), run: Box::new(run) }
}

/// The contract over one running station. Cheap to clone.
#[derive(Clone)]
pub struct Api {
    pub(crate) station: Handle,
    pub(crate) lookouts: Arc<Lookouts>,
    /// The moment of the past that was looked at last.
    pub(crate) past: Arc<Mutex<Option<Arc<Past>>>>,
}

impl Api {
    /// The contract over this station.
    pub fn new(station: Handle) -> Api {
        Api { station, lookouts: Arc::default(), past: Arc::default() }
    }

    /// A session for whoever stands at this door.
    pub fn session(&self, door: Door) -> Session {
        Session::at(door)
    }

    /// One request.
    pub fn call(&self, session: &Session, method: &str, params: Value) -> Result<Value, Problem> {
        let found = METHODS.iter().find(|known| known.name == method);
        let found = found.ok_or_else(|| problem::unknown_method(method))?;
        (found.run)(self, session, params)
    }

    /// A live channel: first a snapshot, then numbered deltas.
    pub fn watch(&self, _session: &Session) -> Watch {
        Watch::open(self)
    }

    /// The file a finished report job made.
    pub fn report_file(&self, _session: &Session, job: &str) -> Result<std::path::PathBuf, Problem> {
        jobs::file(self, job)
    }

    /// Why the file of a report cannot be read any more.
    pub fn file_problem(&self, path: &std::path::Path, why: &std::io::Error) -> Problem {
        problem::of_file(self, path, why)
    }

    /// Language of problems and reports made here.
    pub(crate) fn language(&self) -> String {
        self.station.picture().settings.screen.language.clone()
    }

    /// Who asks: the person whose PIN was given at the desk, or whoever stands there.
    pub(crate) fn asker(&self, session: &Session) -> Asker {
        self.station.asker(session.how())
    }

    /// Does what is asked for and waits until it is stored.
    pub(crate) fn submit(&self, session: &Session, command: Command) -> Result<Option<GroupId>, Problem> {
        self.submit_all(session, vec![command])
    }

    /// The same for several commands that are taken back together.
    pub(crate) fn submit_all(
        &self,
        session: &Session,
        commands: Vec<Command>,
    ) -> Result<Option<GroupId>, Problem> {
        let accepted = self.station.submit_all(commands, self.asker(session));
        accepted.map(|accepted| Some(accepted.group)).map_err(|why| problem::of_submit(self, &why))
    }

    /// The same, answered with "done" and the undo group.
    pub(crate) fn done(&self, session: &Session, command: Command) -> Result<Done, Problem> {
        let group = self.submit(session, command)?;
        Ok(Done { undo: group.map(|group| group.to_string()) })
    }
}

/// How long a watch waits at most between two looks.
pub(crate) const WATCH_STEP: Duration = Duration::from_millis(40);
