//! The live channel over WebSocket: one watch a socket, closed with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use api::Watch;
use api::watch::Live;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::sync::mpsc;

use crate::{Shared, limits};

/// How long a watch sleeps before it looks whether its browser is still there.
const LOOK_ROUND: Duration = Duration::from_millis(500);

/// Counts an open channel for as long as it lives.
struct Seat(Arc<AtomicUsize>);

impl Seat {
    fn take(channels: &Arc<AtomicUsize>) -> Option<Seat> {
        let before = channels.fetch_add(1, Ordering::Relaxed);
        let seat = Seat(Arc::clone(channels));
        (before < limits::CHANNELS_MAX).then_some(seat)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

pub(crate) async fn watch(State(shared): State<Shared>, upgrade: WebSocketUpgrade) -> Response {
    let Some(seat) = Seat::take(&shared.channels) else {
        return (StatusCode::SERVICE_UNAVAILABLE, "Too many screens are open. Close one.\n").into_response();
    };
    upgrade.on_upgrade(move |socket| async move {
        let watch = shared.api.watch(&shared.session);
        carry(socket, watch).await;
        drop(seat);
    })
}

async fn carry(mut socket: WebSocket, watch: Watch) {
    let (send, mut messages) = mpsc::channel(limits::MESSAGES_WAITING_MAX);
    // The watch blocks, so it has a thread of its own; it ends when the socket's end of the queue is gone.
    let pump = std::thread::Builder::new().name("watch".to_owned()).spawn(move || pump(watch, &send));
    if let Err(why) = pump {
        tracing::warn!(%why, "no thread for a live channel");
        return;
    }
    loop {
        tokio::select! {
            message = messages.recv() => {
                let Some(live) = message else { return };
                let Ok(text) = serde_json::to_string(&live) else { return };
                if socket.send(Message::Text(text.into())).await.is_err() { return }
            }
            heard = socket.recv() => {
                // Browsers say nothing but goodbye here.
                if !matches!(heard, Some(Ok(_))) { return }
            }
        }
    }
}

fn pump(mut watch: Watch, send: &mpsc::Sender<Live>) {
    while !send.is_closed() {
        if let Some(live) = watch.next(LOOK_ROUND)
            && send.blocking_send(live).is_err()
        {
            return;
        }
        if watch.is_over() {
            return;
        }
    }
}
