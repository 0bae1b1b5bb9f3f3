//! The spec as it would become.

use std::io;

use super::{Change, Refused};
use crate::spec::load::Files;

/// What the generator takes.
pub(super) fn checked(files: &dyn Files, changes: Vec<Change>) -> Result<Vec<Change>, Refused> {
    match crate::generate(&After { files, changes: &changes }) {
        Ok(_) => Ok(changes),
        Err(error) => Err(Refused::Spec(Box::new(error))),
    }
}

/// The spec as it would become.
struct After<'a> {
    files: &'a dyn Files,
    changes: &'a [Change],
}

impl Files for After<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changes.iter().find(|change| change.path == path) {
            None => self.files.read(path),
            Some(Change { new: Some(text), .. }) => Ok(text.clone().into_bytes()),
            Some(_) => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// What comes is referred to, and so found without standing here.
    fn list(&self) -> Vec<String> {
        let goes = |path: &String| {
            self.changes.iter().any(|change| change.path == *path && change.new.is_none())
        };
        self.files.list().into_iter().filter(|path| !goes(path)).collect()
    }
}
