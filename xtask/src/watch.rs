//! `cargo xtask codegen --watch`: generates anew whenever a file of the spec is saved.
//!
//! It looks at times and sizes and asks no operating system for events: the spec is a few files, and
//! what editors do to a file on saving differs from one to the next.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// How long it waits between two looks.
const POLL: Duration = Duration::from_millis(50);
/// The same while files are being changed.
const SETTLE: Duration = Duration::from_millis(10);
/// How many such looks at most: then it goes on with what there is.
const MOST: usize = 10;

/// The files of the spec, each with its time and size.
type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Calls `generate` now and after each change below `folder`; never ends.
pub(crate) fn watch(folder: &Path, mut generate: impl FnMut()) -> ! {
    let look = || look(folder);
    loop {
        // Taken before, so that what is saved during generation counts as a change.
        let before = look();
        generate();
        wait(&before, look, sleep);
    }
}

/// Waits until the files are other ones than `before`, and no longer being changed.
fn wait(before: &Seen, mut look: impl FnMut() -> Seen, mut pause: impl FnMut(Duration)) {
    loop {
        pause(POLL);
        let now = look();
        if now != *before && settled(before, now, &mut look, &mut pause) != *before {
            return;
        }
    }
}

/// The files once two looks see the same. Many editors remove a file before they put a new one in
/// its place, so one that is missing is waited for.
fn settled(
    before: &Seen,
    mut now: Seen,
    look: &mut impl FnMut() -> Seen,
    pause: &mut impl FnMut(Duration),
) -> Seen {
    for _ in 0..MOST {
        pause(SETTLE);
        let next = look();
        let complete = before.keys().all(|path| next.contains_key(path));
        let same = next == now;
        now = next;
        if same && complete {
            break;
        }
    }
    now
}

fn look(folder: &Path) -> Seen {
    let mut seen = Seen::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        // What cannot be read is reported by the generation.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(data) = fs::metadata(&path) else { continue };
            if data.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                seen.insert(path, (data.modified().ok(), data.len()));
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::{Duration, SystemTime};

    use super::{Seen, wait};

    /// A folder with these files, each of so many bytes.
    fn seen(files: &[(&str, u64)]) -> Seen {
        let time = Some(SystemTime::UNIX_EPOCH);
        files.iter().map(|(path, size)| (PathBuf::from(path), (time, *size))).collect()
    }

    /// How many looks it takes, and how long, until a change counts.
    fn waits(looks: &[Seen]) -> (usize, Duration) {
        let (mut count, mut slept) = (0, Duration::ZERO);
        let look = || {
            count += 1;
            looks.get(count - 1).expect("it looks no further").clone()
        };
        wait(&seen(&[("a", 1), ("b", 1)]), look, |time| slept += time);
        (count, slept)
    }

    #[test]
    fn a_change_counts_once_two_looks_see_the_same() {
        let (old, new) = (seen(&[("a", 1), ("b", 1)]), seen(&[("a", 2), ("b", 1)]));
        let (count, slept) = waits(&[old.clone(), old, new.clone(), new]);
        assert_eq!((count, slept), (4, Duration::from_millis(160)));
    }

    #[test]
    fn several_saves_at_once_are_one_change() {
        let steps = [2, 3, 4, 4].map(|size| seen(&[("a", size), ("b", size)]));
        assert_eq!(waits(&steps).0, 4);
    }

    #[test]
    fn a_file_that_is_being_replaced_is_waited_for() {
        let (gone, new) = (seen(&[("b", 1)]), seen(&[("a", 2), ("b", 1)]));
        assert_eq!(waits(&[gone.clone(), gone.clone(), gone, new.clone(), new]).0, 5);
    }

    #[test]
    fn a_file_that_is_put_back_as_it_was_is_no_change() {
        let old = seen(&[("a", 1), ("b", 1)]);
        let (gone, new) = (seen(&[("a", 1)]), seen(&[("a", 1), ("b", 2)]));
        let looks = [gone, old.clone(), old, new.clone(), new];
        assert_eq!(waits(&looks).0, 5);
    }

    #[test]
    fn a_file_that_is_deleted_counts_in_the_end() {
        let gone: Vec<Seen> = (0..11).map(|_| seen(&[("a", 1)])).collect();
        assert_eq!(waits(&gone), (11, Duration::from_millis(150)));
    }
}
