//! What the network does to a call: it takes too long, sends too much, leads elsewhere.
#![cfg(feature = "reqwest")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use kompliant_api::propay::{Get, GetError, GetResponse, PropayId};
use kompliant_api::{BuildError, Client, ClientBuilder, Delivery, Error, ErrorKind, RetryPolicy};

use crate::support::{Answer, Server, client, credentials, wait};

fn get(client: &Client) -> Result<GetResponse, Error<GetError>> {
    let id = PropayId::new("ape_2dJFFW3HY8a3zOjqwUXhQc").expect("an id");
    wait(client.call(Get::new(id)).send())
}

/// A server that answers one request with `head`, and then with as many zeros.
fn server(head: &'static str, zeros: usize, then_wait: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let _ = stream.read(&mut [0; 4096]);
        // The client hangs up on some of these, and that is right.
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(&vec![b'0'; zeros]);
        thread::sleep(then_wait);
    });
    url
}

/// Each method is called once.
fn builder() -> ClientBuilder {
    Client::builder(credentials()).retry_policy(RetryPolicy::never())
}

fn impatient(url: &str) -> Client {
    let builder = builder().base_url(url);
    builder.timeout(Duration::from_millis(200)).build().expect("a client")
}

#[test]
fn a_call_ends_in_time() {
    let long = Duration::from_secs(30);
    let begun = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    for (head, status) in [("", None), (begun, Some(200))] {
        let start = Instant::now();
        let error = get(&impatient(&server(head, 0, long))).unwrap_err();
        assert!(start.elapsed() < long / 3, "the timeout does nothing");
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Transport, Delivery::Unknown));
        assert_eq!((error.status(), error.reason()), (status, None));
        let status = if status.is_some() { " (200)" } else { "" };
        let text = format!("propay.get failed: no whole answer came in time{status}");
        assert_eq!(error.to_string(), text);
        assert!(std::error::Error::source(&error).is_some());
    }
}

#[test]
fn an_answer_is_read_up_to_a_bound() {
    let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    let url = server(head, (16 << 20) + 1, Duration::ZERO);
    let error = get(&builder().base_url(&url).build().unwrap()).unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::UnexpectedAnswer, Delivery::Unknown));
    assert_eq!(
        error.to_string(),
        "propay.get failed: the answer has more than 16 MiB and was not read (200)",
    );

    // As much as the bound is read, and found to be no JSON.
    let url = server(head, 16 << 20, Duration::ZERO);
    let error = get(&builder().base_url(&url).build().unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "propay.get failed: the answer is not JSON (200)");
}

/// A variable of the environment must not decide where credentials go. The variable is set for a
/// process of its own, which runs the test below.
#[test]
fn no_proxy_is_used() {
    let (server, proxy) = (Server::start(Answer::Close), Server::start(Answer::Close));
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        child.env(name, proxy.url());
    }
    child
        .env_remove("no_proxy")
        .env_remove("NO_PROXY")
        .env("SERVER_OF_NO_PROXY_IS_USED", server.url());
    child.args(["--exact", "transport::in_a_process_with_a_proxy"]);
    let output = child.output().expect("a process");
    assert!(output.status.success(), "{output:?}");
    assert_eq!((server.requests().len(), proxy.requests().len()), (1, 0));
}

/// Does nothing but in the process that `no_proxy_is_used` starts.
#[test]
fn in_a_process_with_a_proxy() {
    let Ok(url) = std::env::var("SERVER_OF_NO_PROXY_IS_USED") else { return };
    get(&builder().base_url(&url).build().unwrap()).unwrap_err();
}

/// A clone shares the connections, and a call may be made from any thread.
#[test]
fn a_client_serves_several_threads() {
    let server = Server::start(Answer::Close);
    let client = client(&server);
    let threads = [client.clone(), client].map(|client| thread::spawn(move || get(&client)));
    for thread in threads {
        let error = thread.join().expect("no panic").unwrap_err();
        assert_eq!(error.delivery(), Delivery::Unknown);
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_proxy_is_used_if_one_is_set() {
    let proxy = Server::start(Answer::Close);
    let url = format!("http://user:hunter2@{}", proxy.host());
    let builder = builder().base_url("http://127.0.0.1:9").proxy(&url);
    assert!(!format!("{builder:?}").contains("hunter2"));
    let error = get(&builder.build().expect("a client")).unwrap_err();
    assert!(!format!("{error:?}").contains("hunter2"), "{error:?}");
    let [request] = &proxy.requests()[..] else { panic!("the proxy was not asked once") };
    let head = String::from_utf8_lossy(request).into_owned();
    assert!(head.starts_with("POST http://127.0.0.1:9/propay.get HTTP/1.1\r\n"), "{head}");
    let basic = "proxy-authorization: Basic dXNlcjpodW50ZXIy";
    assert!(head.lines().any(|line| line.eq_ignore_ascii_case(basic)), "{head}");
}

#[test]
fn a_proxy_or_certificate_that_is_none_is_refused() {
    let error = builder().proxy("http://user:hunter2@[").build().unwrap_err();
    assert!(matches!(error, BuildError::Proxy), "{error:?}");
    assert!(!format!("{error}{error:?}").contains("hunter2"));
    for pem in [&b""[..], b"a certificate", b"-----BEGIN CERTIFICATE-----\n!\n"] {
        let error = builder().root_certificates(pem).build().unwrap_err();
        assert!(matches!(error, BuildError::RootCertificate(_)), "{error:?}");
    }
    builder().root_certificates(CERTIFICATE.as_bytes()).build().expect("a client");
}

/// Of nobody, for nothing: its key was thrown away.
const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----
MIIBhTCCASugAwIBAgIUC2e9aaYNh1MPCBf2fI6KC29+bRswCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMdGVzdC5leGFtcGxlMCAXDTI2MTEyMTA5MTkyMloYDzIxMjYx
MDI4MDkxOTIyWjAXMRUwEwYDVQQDDAx0ZXN0LmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASAGbVuoUU5xvp89AkrmW+XWwU/khA8MN6zkHVyN91lpZcl
r/zqIyvvqO+ro4aouEgXFRjcHkAz2/ezN3a1kXd+o1MwUTAdBgNVHQ4EFgQUM9kk
90MoBMp4QF7wnoiyXYE2sXowHwYDVR0jBBgwFoAUM9kk90MoBMp4QF7wnoiyXYE2
sXowDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAsxwG2fimeMglw
Cg74N8EPGtVmCt11L956zeag4ikqFQIhAPrf+30cCQxywb1ZVymGJtJAj8AuFsGB
MfI4UN/vRF6P
-----END CERTIFICATE-----
";
