//! `tagstead-web`: a station with its screens in the browser, on this computer only.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use api::Api;
use clap::Parser;

mod opening;

/// Shows Tagstead in a browser on this computer.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Data folder of your own; without it the usual one, or the demo warehouse while there is none.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Port to listen on; 0 takes any free one.
    #[arg(long, default_value_t = 7350)]
    port: u16,
    /// Also offer this serial port (a pseudo-terminal, a link); may be given more than once.
    #[arg(long = "extra-port", value_name = "PATH")]
    extra_ports: Vec<PathBuf>,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    match serve(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(&why.to_string());
            ExitCode::FAILURE
        }
    }
}

/// This program's own voice: standard output is where its address is read from.
#[allow(clippy::print_stdout)]
fn say(text: &str) {
    println!("{text}");
}

fn serve(arguments: Arguments) -> anyhow::Result<()> {
    let handle = opening::start(arguments.data.as_deref(), arguments.extra_ports)
        .map_err(|why| anyhow::anyhow!(api::problem::start_in_words(&why)))?;
    let api = Api::new(handle.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = listen(arguments.port).await?;
        say(&format!("Tagstead is at http://{}/", listener.local_addr()?));
        say("Open this address in a browser on this computer. Press Ctrl+C to stop.");
        axum::serve(listener, web::router(api)).with_graceful_shutdown(until_told()).await?;
        Ok(())
    });
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    handle.stop();
    served
}

/// The wanted port, or any free one when another program has it.
async fn listen(port: u16) -> anyhow::Result<tokio::net::TcpListener> {
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match tokio::net::TcpListener::bind(wanted).await {
        Ok(listener) => Ok(listener),
        Err(why) if why.kind() == std::io::ErrorKind::AddrInUse => {
            Ok(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?)
        }
        Err(why) => Err(why.into()),
    }
}

async fn until_told() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = ended.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
