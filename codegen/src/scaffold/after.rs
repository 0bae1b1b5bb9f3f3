//! The spec as it would become.

use std::io;

use super::{Change, Refused};
use crate::load::{Files, ROOT};

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

    fn list(&self) -> Vec<String> {
        let changed = |path: &String| self.changes.iter().any(|change| change.path == *path);
        let mut paths = self.files.list();
        paths.retain(|path| !changed(path));
        let new = self.changes.iter().filter(|change| change.new.is_some() && change.path != ROOT);
        paths.extend(new.map(|change| change.path.clone()));
        paths.sort();
        paths
    }
}
