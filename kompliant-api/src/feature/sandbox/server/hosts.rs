//! By which names callers may call the sandbox.
//!
//! A web page can let its own name lead to this machine and then call whatever listens here. Its
//! requests carry that name, so only names of this machine are answered, and those that were allowed.

use std::net::IpAddr;

use http::{
    HeaderMap, Request,
    header::{HOST, ORIGIN},
    uri::Authority,
};

/// Names besides those of this machine.
#[derive(Clone, Debug, Default)]
pub(super) struct Hosts(Vec<String>);

/// How a caller has called the sandbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalledAs {
    ThisMachine,
    /// By a name that was allowed.
    Allowed,
}

impl Hosts {
    /// Allows a name. `None` if it is not the name of a host, or has a port.
    pub(super) fn allow(&mut self, name: &str) -> Option<()> {
        let authority: Authority = name.parse().ok()?;
        let is_name = authority.as_str() == authority.host() && !name.contains(['*', '@']);
        is_name.then(|| self.0.push(normal(name)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How the sandbox is called, or why the request is refused.
    pub(super) fn check<B>(&self, request: &Request<B>) -> Result<CalledAs, String> {
        if request.uri().authority().is_some() {
            return Err("the request is one for a proxy, which the sandbox is not".to_owned());
        }
        let host = one(request.headers(), HOST.as_str())?;
        let host = host.ok_or_else(|| "the header Host is missing".to_owned())?;
        let authority: Option<Authority> = host.parse().ok();
        let name =
            authority.as_ref().filter(|one| !one.as_str().contains('@')).map(Authority::host);
        let name = normal(name.ok_or_else(|| "the header Host is not a host".to_owned())?);
        let called = match self.0.contains(&name) {
            true => CalledAs::Allowed,
            false if is_this_machine(&name) => CalledAs::ThisMachine,
            false => {
                return Err(format!(
                    "{name} is not a name of this machine; if it is one by which the sandbox may be \
                     called, start it with --allow-host {name}"
                ));
            }
        };
        let origin = one(request.headers(), ORIGIN.as_str())?;
        let own = |origin: &str| {
            let host_of_origin = origin.split_once("://").map(|(_, host)| host);
            host_of_origin.is_some_and(|origin| origin.eq_ignore_ascii_case(host))
        };
        if origin.is_some_and(|origin| !own(origin)) {
            return Err("a web page of another origin may not call the sandbox".to_owned());
        }
        Ok(called)
    }
}

/// The value of a header that may be there once.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, String> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().map(|value| value.to_str());
    match (value, values.next()) {
        (None, _) => Ok(None),
        (Some(Ok(value)), None) => Ok(Some(value)),
        _ => Err(format!("the header {name} is there twice or is not text")),
    }
}

fn normal(name: &str) -> String {
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

fn is_this_machine(name: &str) -> bool {
    let address = name.trim_start_matches('[').trim_end_matches(']');
    let address = address.parse().map(|address: IpAddr| address.to_canonical());
    name == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hosts: &Hosts, target: &str, headers: &[(&str, &str)]) -> Result<CalledAs, String> {
        let mut request = Request::builder().uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        hosts.check(&request.body(()).unwrap())
    }

    #[test]
    fn names_of_this_machine_and_allowed_ones_are_answered() {
        let mut hosts = Hosts::default();
        hosts.allow("Sandbox").unwrap();
        for (host, expected) in [
            ("localhost", Some(CalledAs::ThisMachine)),
            ("LOCALHOST.:4949", Some(CalledAs::ThisMachine)),
            ("127.0.0.1:4949", Some(CalledAs::ThisMachine)),
            ("127.9.9.9", Some(CalledAs::ThisMachine)),
            ("[::1]:80", Some(CalledAs::ThisMachine)),
            ("[::ffff:127.0.0.1]", Some(CalledAs::ThisMachine)),
            ("sandbox:4949", Some(CalledAs::Allowed)),
            ("SANDBOX.", Some(CalledAs::Allowed)),
            ("evil.example", None),
            ("localhost.evil.example", None),
            ("127.0.0.1.evil.example", None),
            ("sandbox.evil.example", None),
            ("evil.example:4949", None),
            ("0.0.0.0", None),
            ("10.0.0.1", None),
            ("a@localhost", None),
            ("localhost evil", None),
            ("", None),
        ] {
            assert_eq!(check(&hosts, "/x", &[("host", host)]).ok(), expected, "{host}");
        }
        let said = check(&hosts, "/", &[("host", "evil.example")]).unwrap_err();
        assert!(said.ends_with("start it with --allow-host evil.example"), "{said}");
    }

    #[test]
    fn pages_of_others_proxies_and_doubtful_hosts_are_refused() {
        let hosts = Hosts::default();
        let local = ("host", "localhost:4949");
        assert!(check(&hosts, "/x", &[local, ("origin", "http://localhost:4949")]).is_ok());
        for origin in ["http://evil.example", "http://localhost:1", "null", "", "localhost:4949"] {
            assert!(check(&hosts, "/x", &[local, ("origin", origin)]).is_err(), "{origin}");
        }
        assert!(check(&hosts, "http://localhost:4949/x", &[local]).is_err());
        assert!(check(&hosts, "/x", &[]).is_err());
        assert!(check(&hosts, "/x", &[local, local]).is_err());
    }

    #[test]
    fn only_a_name_can_be_allowed() {
        for name in ["sandbox", "sandbox.test", "10.0.0.7", "[::1]", "localhost"] {
            assert!(Hosts::default().allow(name).is_some(), "{name}");
        }
        for name in ["", "*", "*.test", "http://sandbox", "sandbox:4949", "a@b", "a b", "a/b"] {
            assert!(Hosts::default().allow(name).is_none(), "{name}");
        }
    }
}
