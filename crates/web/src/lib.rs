//! Door: the same contract over HTTP and WebSocket, plus the built screens as static files.
//!
//! **Knows**: axum, which requests may come from which page.
//! **Must never know**: SQL, vendor opcodes, the other doors.
//! **Start reading** at [`router`].
//! **Limits**: loopback only; bodies of at most 1 MiB; at most 32 open channels.

mod channel;
mod guard;
pub mod limits;
mod screens;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use api::{Api, Door, Problem, Session};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;

/// What every request handler is given.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) api: Api,
    pub(crate) session: Session,
    pub(crate) channels: Arc<AtomicUsize>,
}

/// The whole door: `POST /call`, `GET /watch` (WebSocket), `GET /files/<job>`, and the screens.
pub fn router(api: Api) -> Router {
    let session = api.session(Door::Browser);
    let shared = Shared { api, session, channels: Arc::default() };
    Router::new()
        .route("/call", post(call))
        .route("/watch", get(channel::watch))
        .route("/files/{job}", get(file))
        .fallback(get(screens::serve))
        .layer(DefaultBodyLimit::max(limits::BODY_BYTES_MAX))
        .layer(middleware::from_fn(guard::only_this_computer))
        .with_state(shared)
}

/// A request as it travels.
#[derive(Deserialize)]
struct Call {
    method: String,
    #[serde(default)]
    params: Value,
}

async fn call(State(shared): State<Shared>, Json(call): Json<Call>) -> Response {
    // A request may wait for the disk, so it must not hold up the runtime.
    let answer =
        tokio::task::spawn_blocking(move || shared.api.call(&shared.session, &call.method, call.params))
            .await;
    match answer {
        Ok(Ok(reply)) => Json(reply).into_response(),
        Ok(Err(problem)) => tell(problem),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn tell(problem: Problem) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(problem)).into_response()
}

async fn file(State(shared): State<Shared>, Path(job): Path<String>) -> Response {
    let made = tokio::task::spawn_blocking(move || {
        let path = shared.api.report_file(&shared.session, &job)?;
        let bytes = std::fs::read(&path).map_err(|why| shared.api.file_problem(&path, &why))?;
        Ok::<_, Problem>((path, bytes))
    });
    match made.await {
        Ok(Ok((path, bytes))) => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let disposition =
                format!("attachment; filename=\"{}\"", name.replace(['"', '\\', '\r', '\n'], "_"));
            let headers = [
                (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
                (header::CONTENT_DISPOSITION, disposition),
            ];
            (headers, Body::from(bytes)).into_response()
        }
        Ok(Err(problem)) => tell(problem),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
