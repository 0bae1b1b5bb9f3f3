//! Changes to the files of the spec, written all or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use codegen::scaffold::Change;

use crate::failure::Failure;

/// Writes all changes, or leaves everything as it was.
pub(crate) fn write(spec: &Path, changes: &[Change]) -> Result<(), Failure> {
    let mut staged: Vec<PathBuf> = Vec::new();
    let failed = |path: &str, error: io::Error| {
        Failure::Broken(format!("cannot write spec/{path}: {error}"))
    };
    // What can fail for want of room or of a right fails here, before anything is changed.
    let mut result = Ok(());
    for (index, change) in changes.iter().enumerate() {
        let Some(text) = &change.new else { continue };
        let path = spec.join(format!(".xtask-{index}.tmp"));
        staged.push(path.clone());
        result = fs::write(path, text).map_err(|error| failed(&change.path, error));
        if result.is_err() {
            break;
        }
    }
    let mut done = 0;
    if result.is_ok() {
        for (index, change) in changes.iter().enumerate() {
            let target = spec.join(&change.path);
            let moved = match change.new {
                Some(_) => fs::rename(spec.join(format!(".xtask-{index}.tmp")), target),
                None => fs::remove_file(target),
            };
            if let Err(error) = moved {
                result = Err(failed(&change.path, error));
                break;
            }
            done += 1;
        }
    }
    if result.is_err() {
        for change in changes.iter().take(done) {
            let target = spec.join(&change.path);
            // Nothing better is left than to go on with the others.
            let _ = match &change.old {
                Some(text) => fs::write(target, text),
                None => fs::remove_file(target),
            };
        }
    }
    for path in staged {
        let _ = fs::remove_file(path);
    }
    result
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use codegen::scaffold::Change;

    use super::write;

    #[test]
    fn all_files_are_written_or_none() {
        let folder = std::env::temp_dir().join(format!("xtask-write-{}", std::process::id()));
        let folder: PathBuf = folder;
        fs::create_dir_all(folder.join("in_the_way")).expect("a folder");
        fs::write(folder.join("a"), "old").expect("written");
        let change = |path: &str, old: Option<&str>| Change {
            path: path.to_owned(),
            old: old.map(str::to_owned),
            new: Some("new".to_owned()),
        };
        let changes = [change("a", Some("old")), change("b", None), change("in_the_way", None)];
        let error = write(&folder, &changes).expect_err("a folder is in the way");
        assert!(error.text().starts_with("cannot write spec/in_the_way: "), "{error:?}");
        assert_eq!(fs::read_to_string(folder.join("a")).expect("read"), "old");
        let left = fs::read_dir(&folder).expect("a folder").count();
        assert_eq!(left, 2, "neither the second file nor what was staged is left");
        write(&folder, &changes[..2]).expect("written");
        assert_eq!(fs::read_to_string(folder.join("a")).expect("read"), "new");
        assert_eq!(fs::read_to_string(folder.join("b")).expect("read"), "new");
        fs::remove_dir_all(folder).expect("removed");
    }
}
