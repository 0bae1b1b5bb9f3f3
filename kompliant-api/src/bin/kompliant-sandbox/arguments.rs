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
  --address ADDRESS    an address other than 127.0.0.1; then others can reach it, too
  --state FILE         keep the state in FILE, across restarts
  --queued SECONDS     how long a run waits; 0.25 without this
  --running SECONDS    how long a run is at work; 0.75 without this
  --patience SECONDS   disconnect who takes longer to send a request; 30 without this
  --no-control         no POST /sandbox.…, by which tests in other languages set it up
  --quiet              no line for each call
  --help               show this";

/// What the usage says of either.
const QUEUED: Duration = Duration::from_millis(250);
const RUNNING: Duration = Duration::from_millis(750);

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) address: IpAddr,
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
            port: 4949,
            state: None,
            run_times: None,
            patience: Duration::from_secs(30),
            control: true,
            quiet: false,
        }
    }
}

impl Arguments {
    /// `None` if help is asked for.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
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
                "--help" | "-h" if !takes_none => return Ok(None),
                "--no-control" if !takes_none => read.control = false,
                "--quiet" if !takes_none => read.quiet = true,
                "--port" => read.port = parse(option, &value("a port")?, "a port, 0 to 65535")?,
                "--address" => {
                    let what = "an IP address, such as 0.0.0.0 or ::1";
                    read.address = parse(option, &value(what)?, what)?;
                }
                "--state" => read.state = Some(value("a file")?.into()),
                "--queued" => queued = Some(seconds(option, &value("seconds")?)?),
                "--running" => running = Some(seconds(option, &value("seconds")?)?),
                "--patience" => {
                    read.patience = seconds(option, &value("seconds")?)?;
                    if read.patience.is_zero() {
                        return Err(format!("{option} needs more than 0 seconds"));
                    }
                }
                "--help" | "--no-control" | "--quiet" => {
                    return Err(format!("{option} takes no value"));
                }
                _ => return Err(format!("there is no option `{option}`")),
            }
        }
        if queued.is_some() || running.is_some() {
            read.run_times = Some((queued.unwrap_or(QUEUED), running.unwrap_or(RUNNING)));
        }
        Ok(Some(read))
    }
}

fn parse<T: FromStr>(option: &str, value: &str, what: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{option} needs {what}, not `{value}`"))
}

fn seconds(option: &str, value: &str) -> Result<Duration, String> {
    let what = "seconds, such as 30 or 0.5";
    let seconds = parse(option, value, what)?;
    let duration = Duration::try_from_secs_f64(seconds);
    duration.map_err(|_| format!("{option} needs {what}, not `{value}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Option<Arguments>, String> {
        Arguments::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn each_option_is_read() {
        assert_eq!(read(""), Ok(Some(Arguments::default())));
        let line = "--port 0 --address=::1 --state a=b --queued 0 --running 1.5 --patience 5 --no-control --quiet";
        let expected = Arguments {
            address: "::1".parse().unwrap(),
            port: 0,
            state: Some("a=b".into()),
            run_times: Some((Duration::ZERO, Duration::from_millis(1500))),
            patience: Duration::from_secs(5),
            control: false,
            quiet: true,
        };
        assert_eq!(read(line), Ok(Some(expected)));
        assert_eq!(read("--port 1 --help"), Ok(None));
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
        ] {
            assert_eq!(read(line), Err(problem.to_owned()));
        }
    }
}
