//! `cargo xtask codegen --fix`: applies to spec/ the replacements that diagnostics offer.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use codegen::diagnostic::{Fix, fixes};
use codegen::scaffold::Change;
use codegen::{Error, Files, Folder, read};

use crate::failure::Failure;
use crate::report::Format;
use crate::spec_files;

/// A replacement can uncover mistakes with replacements of their own. More rounds than this are no
/// progress.
const ROUNDS: usize = 8;

/// The folder of the spec with some files changed in memory.
struct Changed {
    folder: Folder,
    texts: BTreeMap<String, String>,
}

impl Files for Changed {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.texts.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.folder.read(path),
        }
    }

    fn list(&self) -> Vec<String> {
        self.folder.list()
    }
}

/// Applies replacements, round by round, until none is left; writes the files and says what was
/// replaced. What remains wrong is reported by the generation that follows.
pub(crate) fn fix(spec: &Path, format: Format) -> Result<(), Failure> {
    let mut files = Changed { folder: Folder(spec.to_owned()), texts: BTreeMap::new() };
    let mut applied = Vec::new();
    // A replacement that leads back to an earlier text would go on for ever.
    let mut seen = BTreeSet::from([files.texts.clone()]);
    for _ in 0..ROUNDS {
        let Err(Error::Rejected { diagnostics, sources }) = read(&files) else { break };
        let (texts, fixes) = fixes(&diagnostics, &sources);
        files.texts.extend(texts);
        if fixes.is_empty() || !seen.insert(files.texts.clone()) {
            break;
        }
        applied.extend(fixes);
    }
    spec_files::write(spec, &changes(&files)?)?;
    for Fix { path, line, column, old, new, code } in &applied {
        let code = code.as_str();
        format
            .say(&format!("   fixed  spec/{path}:{line}:{column}: `{old}` → `{new}` ({code})"))?;
    }
    if applied.is_empty() {
        format.say("   fixed  nothing: no diagnostic offers a replacement")?;
    }
    Ok(())
}

fn changes(files: &Changed) -> Result<Vec<Change>, Failure> {
    let change = |(path, new): (&String, &String)| {
        let old = files.folder.read(path).and_then(|bytes| {
            String::from_utf8(bytes)
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
        });
        match old {
            Ok(old) => Ok(Change { path: path.clone(), old: Some(old), new: Some(new.clone()) }),
            Err(error) => Err(Failure::Broken(format!("cannot read spec/{path}: {error}"))),
        }
    };
    files.texts.iter().map(change).collect()
}
