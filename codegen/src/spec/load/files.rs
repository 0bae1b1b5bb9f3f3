//! Where the files of a spec come from.
//!
//! A trait, because tests and benchmarks keep theirs in memory.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// A tree of files, addressed by relative paths with forward slashes.
pub trait Files {
    /// The bytes of a file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The YAML files in folders below the root, in order; used to find those that nothing
    /// refers to.
    fn list(&self) -> Vec<String>;
}

/// A folder on disk.
#[derive(Debug)]
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }

    fn list(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(self.0.join(&folder)) else {
                continue;
            };
            for entry in entries.flatten() {
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let Ok(kind) = entry.file_type() else {
                    continue;
                };
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                if kind.is_dir() {
                    folders.push(path);
                } else if !folder.is_empty() && path.ends_with(".yaml") {
                    found.push(path);
                }
            }
        }
        found.sort();
        found
    }
}

/// Files in memory.
impl Files for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self) -> Vec<String> {
        self.keys().filter(|path| path.contains('/') && path.ends_with(".yaml")).cloned().collect()
    }
}
