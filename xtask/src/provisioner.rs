//! `cargo xtask new-provisioner` and `remove-provisioner`: changes to the spec that are always the
//! same.
//!
//! `codegen` says what the files become, after all checks; here they are written, all or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use codegen::Folder;
use codegen::scaffold::{self, Change, Refused, Request, left_to_do};

use crate::report::{self, Format};
use crate::{USAGE, workspace};

/// `NAME --title TITLE --sponsor SPONSOR [--bank BANK]`
pub(crate) fn begin(arguments: &[&str]) -> Result<(), String> {
    let request = request(arguments)?;
    let spec = workspace::spec();
    let changes = scaffold::begin(&Folder(spec.clone()), &request).map_err(refused)?;
    write(&spec, &changes)?;
    show(&changes);
    println!("\nleft to fill in:");
    for (path, line, what) in left_to_do(&request.name, &changes) {
        println!("  spec/{path}:{line}: {what}");
    }
    println!("\nnow run `cargo xtask codegen`");
    Ok(())
}

/// `NAME [--force]`
pub(crate) fn take_back(arguments: &[&str]) -> Result<(), String> {
    let (name, force) = match arguments {
        [name] if !name.starts_with('-') => (name, false),
        [name, "--force"] | ["--force", name] if !name.starts_with('-') => (name, true),
        _ => return Err(format!("`remove-provisioner` takes a name\n\n{USAGE}")),
    };
    let spec = workspace::spec();
    let changes = scaffold::take_back(&Folder(spec.clone()), name, force).map_err(refused)?;
    write(&spec, &changes)?;
    show(&changes);
    println!("\nnow run `cargo xtask codegen`");
    Ok(())
}

fn request(arguments: &[&str]) -> Result<Request, String> {
    let (mut name, mut title, mut sponsor, mut bank) = (None, None, None, None);
    let wrong = |text: String| Err(format!("{text}\n\n{USAGE}"));
    let mut rest = arguments;
    while let [first, tail @ ..] = rest {
        let slot = match *first {
            "--title" => &mut title,
            "--sponsor" => &mut sponsor,
            "--bank" => &mut bank,
            option if option.starts_with('-') => {
                return wrong(format!("`new-provisioner` does not know `{option}`"));
            }
            _ => &mut name,
        };
        let (value, tail) = match (first.starts_with('-'), tail) {
            (false, tail) => (*first, tail),
            (true, [value, tail @ ..]) => (*value, tail),
            (true, []) => return wrong(format!("`{first}` lacks a value")),
        };
        if slot.replace(value.to_owned()).is_some() {
            return wrong(format!("`{first}` is one too many"));
        }
        rest = tail;
    }
    let (Some(name), Some(title), Some(sponsor)) = (name, title, sponsor) else {
        return wrong("`new-provisioner` takes a name, `--title` and `--sponsor`".to_owned());
    };
    let bank = bank.unwrap_or_else(|| words(&sponsor));
    Ok(Request { name, title, bank, sponsor })
}

/// `GLOBAL_PAYMENTS` as people write it.
fn words(sponsor: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(letters.map(|c| c.to_ascii_lowercase())).collect::<String>()
    };
    sponsor.split('_').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

fn refused(refused: Refused) -> String {
    match refused {
        Refused::Because(text) => format!("{text}; nothing was written"),
        Refused::Spec(error) => report::error(&error, Format::Text),
    }
}

fn show(changes: &[Change]) {
    for change in changes {
        let what = match (&change.old, &change.new) {
            (None, _) => "new",
            (_, None) => "removed",
            _ => "changed",
        };
        println!("{what:>8}  spec/{}", change.path);
    }
}

/// Writes all changes, or leaves everything as it was.
fn write(spec: &Path, changes: &[Change]) -> Result<(), String> {
    let mut staged: Vec<PathBuf> = Vec::new();
    let failed = |path: &str, error: io::Error| format!("cannot write spec/{path}: {error}");
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

    use super::{request, words, write};

    #[test]
    fn a_bank_is_called_like_its_sponsor_unless_told() {
        assert_eq!(words("GLOBAL_PAYMENTS"), "Global Payments");
        let parsed = request(&["acme", "--title", "Acme", "--sponsor", "ACME_BANK"]);
        assert_eq!(parsed.expect("parsed").bank, "Acme Bank");
        let parsed = request(&["--bank", "B", "--title", "Acme", "--sponsor", "X", "acme"]);
        assert_eq!(parsed.expect("parsed").bank, "B");
        for wrong in [&["acme"][..], &["a", "b", "--title", "A"], &["a", "--title"], &["a", "--x"]]
        {
            assert!(request(wrong).is_err(), "{wrong:?}");
        }
    }

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
        assert!(error.starts_with("cannot write spec/in_the_way: "), "{error}");
        assert_eq!(fs::read_to_string(folder.join("a")).expect("read"), "old");
        let left = fs::read_dir(&folder).expect("a folder").count();
        assert_eq!(left, 2, "neither the second file nor what was staged is left");
        write(&folder, &changes[..2]).expect("written");
        assert_eq!(fs::read_to_string(folder.join("a")).expect("read"), "new");
        assert_eq!(fs::read_to_string(folder.join("b")).expect("read"), "new");
        fs::remove_dir_all(folder).expect("removed");
    }
}
