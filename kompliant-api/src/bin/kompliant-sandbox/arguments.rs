//! What is said on the command line.

use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    str::FromStr,
    time::Duration,
};

pub(crate) const USAGE: &str = "\
usage: kompliant-sandbox [OPTIONS]

A stand-in for Kompliant's provisioning API, on this machine, with made-up credentials.

  --port PORT          where to listen; 4949 without this, 0 is any port that is free
  --address ADDRESS    an address other than 127.0.0.1, such as 0.0.0.0; needs --allow-host
  --allow-host NAME    answer those who call it by this name, such as that of a container; may be
                       repeated; without this only localhost and loopback addresses
  --state FILE         keep the state in FILE, across restarts
  --queued SECONDS     how long a run waits; 0.25 without this
  --running SECONDS    how long a run is at work; 0.75 without this
  --patience SECONDS   disconnect who takes longer to send a request; 30 without this
  --no-control         no POST /sandbox.…, by which tests in other languages set it up
  --quiet              no line for each call
  --version            show the version
  --help               show this";

/// What the usage says of either.
const QUEUED: Duration = Duration::from_millis(250);
const RUNNING: Duration = Duration::from_millis(750);

/// What the sandbox takes at most.
const LONGEST: Duration = Duration::from_secs(250_000_000_000);
const MOST_PATIENCE: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) address: IpAddr,
    pub(crate) allowed_hosts: Vec<String>,
    pub(crate) port: u16,
    pub(crate) state: Option<PathBuf>,
    /// How long runs wait and work, if that is said: a state file may say otherwise.
    pub(crate) run_times: Option<(Duration, Duration)>,
    pub(crate) patience: Duration,
    pub(crate) control: bool,
    pub(crate) quiet: bool,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            allowed_hosts: Vec::new(),
            port: 4949,
            state: None,
            run_times: None,
            patience: Duration::from_secs(30),
            control: true,
            quiet: false,
        }
    }
}

/// What the program is to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Serve(Arguments),
    Help,
    Version,
}

impl Arguments {
    /// Reads the words after the name of the program.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Wanted, String> {
        let mut read = Self::default();
        let (mut queued, mut running) = (None, None);
        while let Some(word) = words.next() {
            let (option, given) = match word.split_once('=') {
                Some((option, value)) => (option, Some(value.to_owned())),
                None => (word.as_str(), None),
            };
            let takes_none = given.is_some();
            let mut value = |what| {
                let value = given.clone().or_else(|| words.next());
                value.ok_or_else(|| format!("{option} needs {what}"))
            };
            match option {
                "--help" | "-h" if !takes_none => return Ok(Wanted::Help),
                "--version" | "-V" if !takes_none => return Ok(Wanted::Version),
                "--no-control" if !takes_none => read.control = false,
                "--quiet" if !takes_none => read.quiet = true,
                "--port" => read.port = parse(option, &value("a port")?, "a port, 0 to 65535")?,
                "--address" => {
                    let what = "an IP address, such as 0.0.0.0 or ::1";
                    read.address = parse(option, &value(what)?, what)?;
                }
                "--allow-host" => read.allowed_hosts.push(value("the name of a host")?),
                "--state" => read.state = Some(value("a file")?.into()),
                "--queued" => queued = Some(seconds(option, &value("seconds")?, LONGEST)?),
                "--running" => running = Some(seconds(option, &value("seconds")?, LONGEST)?),
                "--patience" => {
                    read.patience = seconds(option, &value("seconds")?, MOST_PATIENCE)?;
                    if read.patience.is_zero() {
                        return Err(format!("{option} needs more than 0 seconds"));
                    }
                }
                "--help" | "--version" | "--no-control" | "--quiet" => {
                    return Err(format!("{option} takes no value"));
                }
                _ => return Err(format!("there is no option `{option}`")),
            }
        }
        if queued.is_some() || running.is_some() {
            read.run_times = Some((queued.unwrap_or(QUEUED), running.unwrap_or(RUNNING)));
        }
        if read.allowed_hosts.is_empty() && !read.address.to_canonical().is_loopback() {
            let address = read.address;
            return Err(format!(
                "--address {address} needs --allow-host NAME: a name by which others call the sandbox"
            ));
        }
        Ok(Wanted::Serve(read))
    }
}

fn parse<T: FromStr>(option: &str, value: &str, what: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{option} needs {what}, not `{value}`"))
}

fn seconds(option: &str, value: &str, most: Duration) -> Result<Duration, String> {
    let what = "seconds, such as 30 or 0.5";
    let seconds = parse(option, value, what)?;
    let duration = Duration::try_from_secs_f64(seconds);
    let duration = duration.map_err(|_| format!("{option} needs {what}, not `{value}`"))?;
    match duration <= most {
        true => Ok(duration),
        false => Err(format!("{option} needs at most {} seconds, not `{value}`", most.as_secs())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Wanted, String> {
        Arguments::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn each_option_is_read() {
        assert_eq!(read(""), Ok(Wanted::Serve(Arguments::default())));
        let line = "--port 0 --address=::1 --allow-host a --allow-host=b --state a=b --queued 0 --running 1.5 --patience 5 --no-control --quiet";
        let expected = Arguments {
            address: "::1".parse().unwrap(),
            allowed_hosts: vec!["a".to_owned(), "b".to_owned()],
            port: 0,
            state: Some("a=b".into()),
            run_times: Some((Duration::ZERO, Duration::from_millis(1500))),
            patience: Duration::from_secs(5),
            control: false,
            quiet: true,
        };
        assert_eq!(read(line), Ok(Wanted::Serve(expected)));
        assert_eq!(read("--port 1 --help"), Ok(Wanted::Help));
        assert_eq!(read("--version"), Ok(Wanted::Version));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, problem) in [
            ("--prot 1", "there is no option `--prot`"),
            ("4949", "there is no option `4949`"),
            ("--port", "--port needs a port"),
            ("--port 70000", "--port needs a port, 0 to 65535, not `70000`"),
            (
                "--address localhost",
                "--address needs an IP address, such as 0.0.0.0 or ::1, not `localhost`",
            ),
            ("--state", "--state needs a file"),
            ("--patience 0", "--patience needs more than 0 seconds"),
            ("--queued -1", "--queued needs seconds, such as 30 or 0.5, not `-1`"),
            ("--running soon", "--running needs seconds, such as 30 or 0.5, not `soon`"),
            ("--quiet=yes", "--quiet takes no value"),
            ("--running 1e300", "--running needs seconds, such as 30 or 0.5, not `1e300`"),
            ("--running 1.8e19", "--running needs at most 250000000000 seconds, not `1.8e19`"),
            ("--patience 1e9", "--patience needs at most 86400 seconds, not `1e9`"),
            (
                "--address 0.0.0.0",
                "--address 0.0.0.0 needs --allow-host NAME: a name by which others call the sandbox",
            ),
        ] {
            assert_eq!(read(line), Err(problem.to_owned()));
        }
    }
}
