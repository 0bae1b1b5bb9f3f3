//! Generated files against those on disk.
//!
//! Finds what is changed, missing and orphaned. Only the writing half touches the disk, and a
//! file that is as it should be is not touched: its time stamp tells cargo what to rebuild.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use similar::TextDiff;

/// A generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Relative to the folder of the crate, with forward slashes.
    pub path: String,
    pub text: String,
}

/// What differs from what was generated.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// On disk, but with another text; the text on disk stands here.
    Changed(Output, String),
    /// Not on disk.
    Missing(Output),
    /// On disk, in a folder of generated files, but not generated.
    Orphaned(String),
}

impl Difference {
    /// Relative to the folder of the crate.
    pub fn path(&self) -> &str {
        match self {
            Self::Changed(output, _) | Self::Missing(output) => &output.path,
            Self::Orphaned(path) => path,
        }
    }
}

/// Compares `outputs` with what is in `folders` below `root`.
pub fn compare(root: &Path, folders: &[&str], outputs: &[Output]) -> io::Result<Vec<Difference>> {
    let mut on_disk = BTreeMap::new();
    for folder in folders {
        read_folder(root, folder, &mut on_disk)?;
    }
    let mut differences = Vec::new();
    for output in outputs {
        match on_disk.remove(&output.path) {
            Some(bytes) if bytes == output.text.as_bytes() => {}
            Some(bytes) => {
                let old = String::from_utf8_lossy(&bytes).into_owned();
                differences.push(Difference::Changed(output.clone(), old));
            }
            None => differences.push(Difference::Missing(output.clone())),
        }
    }
    differences.extend(on_disk.into_keys().map(Difference::Orphaned));
    differences.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(differences)
}

/// Makes the disk as it was generated.
pub fn apply(root: &Path, differences: &[Difference]) -> io::Result<()> {
    for difference in differences {
        let path = root.join(difference.path());
        match difference {
            Difference::Changed(output, _) | Difference::Missing(output) => {
                if let Some(folder) = path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                std::fs::write(&path, &output.text)?;
            }
            Difference::Orphaned(_) => {
                std::fs::remove_file(&path)?;
                remove_if_empty(path.parent());
            }
        }
    }
    Ok(())
}

/// A folder that held nothing but an orphan goes with it.
fn remove_if_empty(folder: Option<&Path>) {
    if let Some(folder) = folder {
        // Fails, as it should, where something else is in it.
        let _ = std::fs::remove_dir(folder);
    }
}

fn read_folder(root: &Path, folder: &str, found: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    let path: PathBuf = root.join(folder);
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let relative = format!("{folder}/{}", name.to_string_lossy());
        match entry.file_type()?.is_dir() {
            true => read_folder(root, &relative, found)?,
            false => {
                let bytes = std::fs::read(entry.path())?;
                found.insert(relative, bytes);
            }
        }
    }
    Ok(())
}

/// The lines that change from `old` to `new`, in the form of `diff -u`; empty where none do.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(3)
        .header(&format!("{path} (on disk)"), &format!("{path} (generated)"))
        .to_string()
}
