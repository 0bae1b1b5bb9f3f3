use super::*;

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kompliant-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("state")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn what_was_written_is_read() {
    let folder = Folder::new("written");
    let (file, nothing) = StateFile::open(&folder.file()).unwrap();
    assert_eq!(nothing, None);
    file.write(b"one").unwrap();
    file.write(b"two\nlines").unwrap();
    drop(file);
    let (_, state) = StateFile::open(&folder.file()).unwrap();
    assert_eq!(state.as_deref(), Some(&b"two\nlines"[..]));
}

#[test]
fn a_file_is_for_one_at_a_time() {
    let folder = Folder::new("lock");
    let first = StateFile::open(&folder.file()).unwrap();
    let refused = StateFile::open(&folder.file()).unwrap_err();
    assert!(refused.to_string().ends_with("is in use by another process"), "{refused}");
    drop(first);
    StateFile::open(&folder.file()).unwrap();
}

#[test]
fn what_is_no_state_is_refused_and_left_alone() {
    let folder = Folder::new("foreign");
    let (file, _) = StateFile::open(&folder.file()).unwrap();
    file.write(b"{\"state\": true}").unwrap();
    drop(file);
    let whole = fs::read(folder.file()).unwrap();
    let mut changed = whole.clone();
    *changed.last_mut().unwrap() ^= 1;
    for (bytes, problem) in [
        (&b"my diary"[..], "it is no state of a sandbox"),
        (b"", "it is no state of a sandbox"),
        (&whole[..whole.len() / 2], "it breaks off"),
        (&whole[..whole.len() - 1], "it was changed or is not whole"),
        (&changed, "it was changed or is not whole"),
    ] {
        fs::write(folder.file(), bytes).unwrap();
        let refused = StateFile::open(&folder.file()).unwrap_err().to_string();
        assert!(refused.contains(problem), "{refused}");
        assert_eq!(fs::read(folder.file()).unwrap(), bytes);
    }
}
