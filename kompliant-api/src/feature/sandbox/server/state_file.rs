//! The file that keeps a sandbox across restarts.
//!
//! Whenever the process is killed, there is either the old state or the new one: it is written to a
//! file beside, which then takes the place of the other. A lock keeps a second process away.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::StartError;

/// How the file begins; a checksum and a line break follow.
const MAGIC: &str = "kompliant-sandbox state 1 sha256:";

#[derive(Debug)]
pub(super) struct StateFile {
    path: PathBuf,
    beside: PathBuf,
    /// Held for as long as this is; the system lets go of it when the process ends, however it does.
    _lock: File,
}

impl StateFile {
    /// Takes the file for this process, and reads it if it is there.
    pub(super) fn open(path: &Path) -> Result<(Self, Option<Vec<u8>>), StartError> {
        let failed = |error| StartError::State(path.to_owned(), error);
        // What a link leads to is written, and not the link replaced.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(with_suffix(&path, ".lock"))
            .map_err(failed)?;
        match fs4::FileExt::try_lock(&lock) {
            Ok(()) => {}
            Err(fs4::TryLockError::WouldBlock) => return Err(StartError::StateInUse(path)),
            Err(fs4::TryLockError::Error(error)) => return Err(failed(error)),
        }
        let state = match fs::read(&path) {
            Ok(bytes) => {
                let state = checked(&bytes);
                let problem = |problem| StartError::BrokenState(path.clone(), problem);
                Some(state.map_err(problem)?.to_owned())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let beside = with_suffix(&path, ".new");
        Ok((Self { path, beside, _lock: lock }, state))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the state so that it is there whatever happens next.
    pub(super) fn write(&self, state: &[u8]) -> io::Result<()> {
        let mut file = File::create(&self.beside)?;
        file.write_all(format!("{MAGIC}{}\n", checksum(state)).as_bytes())?;
        file.write_all(state)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&self.beside, &self.path)?;
        // On Unix a rename lasts once the folder is on the disk; elsewhere a folder cannot be opened.
        if cfg!(unix) {
            let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
            File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
        }
        Ok(())
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

/// The state without its first line, if it is whole.
fn checked(bytes: &[u8]) -> Result<&[u8], &'static str> {
    const FOREIGN: &str = "it is no state of a sandbox, or of another version";
    let rest = bytes.strip_prefix(MAGIC.as_bytes()).ok_or(FOREIGN)?;
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or("it breaks off")?;
    let (sum, state) = rest.split_at_checked(end).ok_or(FOREIGN)?;
    let state = state.get(1..).unwrap_or_default();
    match sum == checksum(state).as_bytes() {
        true => Ok(state),
        false => Err("it was changed or is not whole"),
    }
}

fn checksum(state: &[u8]) -> String {
    Sha256::digest(state).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
