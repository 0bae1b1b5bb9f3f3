//! The file that keeps a sandbox across restarts.
//!
//! It grows by what each call changes, so that a write takes as long however much there is. Once
//! much of it is out of date, it is written again as a whole, to a file beside that takes its place.

mod format;
mod place;
mod version_1;
mod whole;

use std::{
    fs::{self, File},
    io::{self, BufReader, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

use self::format::{CHANGED, End, MAGIC, ReadError};
use super::StartError;
use crate::feature::sandbox::{
    engine::Engine,
    journal::{Changes, Delta},
    world::World,
};

/// So much may be out of date before the file is written again.
const MOST_WASTE: u64 = 4 * 1024 * 1024;

#[derive(Debug)]
pub(super) struct StateFile {
    path: PathBuf,
    /// Locked for as long as it is open, however the process ends.
    file: File,
    end: End,
    /// How much of it is out of date.
    waste: u64,
    /// What could not be written yet.
    pending: Vec<Record>,
    /// Whether everything has changed.
    is_stale: bool,
    /// Files that this one has replaced and that have another name: they stay locked.
    replaced: Vec<File>,
    /// After a failed sync nobody knows what is on the disk.
    is_lost: bool,
}

#[derive(Debug)]
struct Record {
    bytes: Vec<u8>,
    waste: u64,
}

/// What is at the path of a state file.
#[derive(Debug)]
enum Found {
    Nothing,
    /// A file of an earlier version, locked.
    Earlier(File, World),
    Current(Box<StateFile>, World),
}

impl StateFile {
    /// Takes the file for this process. The sandbox goes on where the file ends, and a new file
    /// begins with what the sandbox has.
    pub(super) fn open(path: &Path, engine: &Engine) -> Result<Self, StartError> {
        let (state, world) = match Self::find(path)? {
            Found::Nothing => (None, None),
            Found::Earlier(file, world) => (Some(Err(file)), Some(world)),
            Found::Current(state, world) => (Some(Ok(state)), Some(world)),
        };
        if let Some(world) = world {
            engine.go_on(world);
        }
        engine.keep_changes();
        match state {
            Some(Ok(state)) => Ok(*state),
            Some(Err(earlier)) => Self::create(path, Some(&earlier), engine),
            None => Self::create(path, None, engine),
        }
    }

    fn find(path: &Path) -> Result<Found, StartError> {
        let failed = |error| StartError::State(path.to_owned(), error);
        let broken = |error| match error {
            ReadError::Damaged(problem) => StartError::BrokenState(path.to_owned(), problem),
            ReadError::Io(error) => failed(error),
        };
        let Some(mut file) = place::open(path)? else { return Ok(Found::Nothing) };
        let mut magic = Vec::new();
        let begin = (&mut file).take(MAGIC.len() as u64).read_to_end(&mut magic);
        begin.map_err(failed)?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        if magic != MAGIC {
            let world = version_1::read(&mut file).map_err(broken)?;
            return Ok(Found::Earlier(file, world));
        }
        let (mut world, mut waste) = (World::empty(), 0_u64);
        let mut reader = BufReader::with_capacity(256 * 1024, file);
        let end = format::read(&mut reader, |payload| {
            let delta: Delta = serde_json::from_slice(payload).map_err(|_| CHANGED)?;
            waste = waste.saturating_add(waste_of(&delta, payload));
            world.apply(delta).ok_or(CHANGED)
        });
        let end = end.map_err(broken)?;
        if !world.is_valid() {
            return Err(broken(CHANGED));
        }
        let file = reader.into_inner();
        place::make_private(&file).map_err(failed)?;
        // What a killed process has not answered goes.
        file.set_len(end.length).map_err(failed)?;
        // A folder that takes no file is seen now, and not when this one is to be replaced.
        let (_, beside) = place::create_beside(path)?;
        fs::remove_file(&beside).map_err(failed)?;
        Ok(Found::Current(Box::new(Self { waste, ..Self::of(path, file, end) }), world))
    }

    /// Makes the file, or replaces one of an earlier version.
    fn create(path: &Path, earlier: Option<&File>, engine: &Engine) -> Result<Self, StartError> {
        let failed = |error| StartError::State(path.to_owned(), error);
        let (mut file, beside) = place::create_beside(path)?;
        let is_as_found = match earlier {
            Some(earlier) => place::is_at(earlier, path),
            None => path.try_exists().map(|exists| !exists),
        };
        let written = match is_as_found {
            Ok(false) => Err(StartError::StateInUse(path.to_owned())),
            Ok(true) => engine
                .write_whole(|world| {
                    let end = whole::write(&mut file, world)?;
                    place::replace(&file, &beside, path).map(|()| end)
                })
                .map_err(failed),
            Err(error) => Err(failed(error)),
        };
        if written.is_err() {
            let _left_for_later = fs::remove_file(&beside);
        }
        Ok(Self::of(path, file, written?))
    }

    fn of(path: &Path, file: File, end: End) -> Self {
        Self {
            path: path.to_owned(),
            file,
            end,
            waste: 0,
            pending: Vec::new(),
            is_stale: false,
            replaced: Vec::new(),
            is_lost: false,
        }
    }

    /// Writes what has changed, so that it is there whatever happens next. What cannot be written
    /// now is written with what changes next.
    pub(super) fn keep(&mut self, engine: &Engine) -> io::Result<()> {
        match engine.take_changes() {
            Changes::None => {}
            Changes::Some(delta) => {
                let payload = serde_json::to_vec(&delta)?;
                let waste = waste_of(&delta, &payload);
                self.pending.push(Record { bytes: format::record(&payload)?, waste });
            }
            Changes::All => self.is_stale = true,
        }
        if self.pending.is_empty() && !self.is_stale {
            return Ok(());
        }
        if self.is_lost {
            return Err(io::Error::other("it could not be synced; start the sandbox again"));
        }
        if !place::is_at(&self.file, &self.path)? {
            return Err(io::Error::other("it was moved, removed or replaced"));
        }
        if self.is_stale {
            return self.rewrite(engine);
        }
        self.append()?;
        if self.waste > MOST_WASTE.max(self.end.length / 2) && self.rewrite(engine).is_err() {
            // It is good as it is, and tried again after as much.
            self.waste = 0;
        }
        Ok(())
    }

    fn append(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end.length))?;
        let (mut end, mut waste) = (self.end.in_turn(), self.waste);
        for Record { bytes, waste: more } in &self.pending {
            self.file.write_all(bytes)?;
            end.add(bytes);
            waste = waste.saturating_add(*more);
        }
        self.sync()?;
        end.write(&mut self.file)?;
        self.sync()?;
        (self.end, self.waste) = (end, waste);
        self.pending.clear();
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let synced = self.file.sync_data();
        self.is_lost |= synced.is_err();
        synced
    }

    /// Writes everything to a file beside, which takes the place of this one.
    fn rewrite(&mut self, engine: &Engine) -> io::Result<()> {
        let (mut file, beside) = place::create_beside(&self.path).map_err(io::Error::other)?;
        let written = engine.write_whole(|world| {
            let end = whole::write(&mut file, world)?;
            place::replace(&file, &beside, &self.path).map(|()| end)
        });
        let end = written.inspect_err(|_| drop(fs::remove_file(&beside)))?;
        let old = std::mem::replace(&mut self.file, file);
        if place::is_named(&old) {
            self.replaced.push(old);
        }
        (self.end, self.waste, self.is_stale) = (end, 0, false);
        self.pending.clear();
        Ok(())
    }
}

/// How much of a record a later one can make worthless. Entities and runs stay.
fn waste_of(delta: &Delta, payload: &[u8]) -> u64 {
    match delta.entities.is_empty() && delta.runs.is_empty() {
        true => payload.len() as u64,
        false => 0,
    }
}
