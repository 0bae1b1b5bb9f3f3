//! Where a state file is: opened so that it is this file and no other, and held by this process.
//!
//! The lock is on the file itself. So no other name of it lets a second process in, and there is no
//! second file whose removal would.

use std::{
    ffi::OsString,
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use super::{StartError, format::MAGIC};

/// Opens the file if there is one, and locks it.
pub(super) fn open(path: &Path) -> Result<Option<File>, StartError> {
    let failed = |error| StartError::State(path.to_owned(), error);
    if path.as_os_str().is_empty() {
        return Err(failed(io::Error::new(io::ErrorKind::InvalidInput, "the path is empty")));
    }
    // Looked at before it is opened: to open a pipe waits, and to open a device can do anything.
    let found = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
        Ok(found) => found,
    };
    if let Some(problem) = problem(&found) {
        return Err(StartError::BrokenState(path.to_owned(), problem));
    }
    let file = File::options().read(true).write(true).open(path).map_err(failed)?;
    lock(&file, path)?;
    if !is_at(&file, path).map_err(failed)? {
        // It was replaced in between, by whoever has it now.
        return Err(StartError::StateInUse(path.to_owned()));
    }
    Ok(Some(file))
}

/// Makes a file beside, for nobody else, and locks it. One that a killed process has left is removed,
/// any other is in the way.
pub(super) fn create_beside(path: &Path) -> Result<(File, PathBuf), StartError> {
    let beside = beside(path);
    let failed = |error| StartError::State(beside.clone(), error);
    if let Some(mut left) = open(&beside)? {
        if !begins_as_ours(&mut left).map_err(failed)? {
            return Err(StartError::InTheWay(beside));
        }
        fs::remove_file(&beside).map_err(failed)?;
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    private(&mut options);
    let file = options.open(&beside).map_err(failed)?;
    lock(&file, path)?;
    Ok((file, beside))
}

/// Puts the file from beside to its place, so that it is there after a loss of power, too.
pub(super) fn replace(file: &File, beside: &Path, path: &Path) -> io::Result<()> {
    file.sync_all()?;
    if !is_at(file, beside)? {
        return Err(io::Error::other("the file beside it was replaced"));
    }
    fs::rename(beside, path)?;
    // On Unix a rename lasts once the folder is on the disk; elsewhere a folder cannot be opened.
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

/// Whether the path still leads to this very file.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;

    let there = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        there => there?,
    };
    let own = file.metadata()?;
    Ok((there.dev(), there.ino()) == (own.dev(), own.ino()))
}

/// Elsewhere a file that is open is neither moved nor removed.
#[cfg(not(unix))]
pub(super) fn is_at(_: &File, path: &Path) -> io::Result<bool> {
    path.try_exists()
}

/// Whether a file that was replaced has still a name.
pub(super) fn is_named(file: &File) -> bool {
    #[cfg(unix)]
    return file.metadata().is_ok_and(|own| std::os::unix::fs::MetadataExt::nlink(&own) > 0);
    #[cfg(not(unix))]
    false
}

/// So that nobody else on this machine reads it.
#[cfg(unix)]
pub(super) fn make_private(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    file.set_permissions(fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
pub(super) fn make_private(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;

    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_: &mut OpenOptions) {}

/// Why this can be no state file, whatever is in it.
fn problem(found: &Metadata) -> Option<&'static str> {
    if found.is_symlink() {
        Some("it is a link: name the file that it leads to")
    } else if found.is_dir() {
        Some("it is a folder")
    } else if !found.is_file() {
        Some("it is a pipe or a device")
    } else if has_other_names(found) {
        Some("it has another name, a hard link, which would keep an old state")
    } else {
        None
    }
}

#[cfg(unix)]
fn has_other_names(found: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(found) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

fn lock(file: &File, path: &Path) -> Result<(), StartError> {
    match fs4::FileExt::try_lock(file) {
        Ok(()) => Ok(()),
        Err(fs4::TryLockError::WouldBlock) => Err(StartError::StateInUse(path.to_owned())),
        Err(fs4::TryLockError::Error(error)) => Err(StartError::State(path.to_owned(), error)),
    }
}

/// Whether a file is the beginning of a state file, which may be nothing.
fn begins_as_ours(file: &mut File) -> io::Result<bool> {
    let mut begin = Vec::new();
    file.by_ref().take(MAGIC.len() as u64).read_to_end(&mut begin)?;
    Ok(MAGIC.starts_with(&begin))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".new");
    name.into()
}
