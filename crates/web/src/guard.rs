//! Who may knock: only pages and programs of this computer. A page from elsewhere that the browser happens to show
//! must not reach the station, neither by its own origin nor by a host name that points back here.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Same sources as the window's own policy.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
    font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

pub(crate) async fn only_this_computer(request: Request, next: Next) -> Response {
    if !is_from_here(request.headers()) {
        return (StatusCode::FORBIDDEN, "Open Tagstead at the address it printed.\n").into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn is_from_here(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else { return false };
    if !is_loopback(host) {
        return false;
    }
    match headers.get(header::ORIGIN).map(HeaderValue::to_str) {
        None => true,
        // The origin must be this very door, not another program on this computer.
        Some(Ok(origin)) => origin.strip_prefix("http://").is_some_and(|origin| origin == host),
        Some(Err(_)) => false,
    }
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    matches!(name, "localhost" | "::1") || name.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(host: Option<&str>, origin: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        if let Some(host) = host {
            headers.insert(header::HOST, host.parse().unwrap());
        }
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        is_from_here(&headers)
    }

    #[test]
    fn only_pages_of_this_door_are_let_in() {
        assert!(check(Some("127.0.0.1:7350"), None));
        assert!(check(Some("127.0.0.1:7350"), Some("http://127.0.0.1:7350")));
        assert!(check(Some("localhost:7350"), Some("http://localhost:7350")));
        assert!(check(Some("[::1]:7350"), Some("http://[::1]:7350")));
        assert!(!check(None, None));
        assert!(!check(Some("evil.example:7350"), None));
        assert!(!check(Some("127.0.0.1.evil.example"), None));
        assert!(!check(Some("127.0.0.1:7350"), Some("http://evil.example")));
        assert!(!check(Some("127.0.0.1:7350"), Some("http://127.0.0.1:8080")));
        assert!(!check(Some("127.0.0.1:7350"), Some("null")));
    }
}
