//! A state file as it was before: a checksum, a line break, and a snapshot.

use std::{
    fs::File,
    io::{self, Read as _},
};

use sha2::{Digest as _, Sha256};

use super::format::{CHANGED, ReadError};
use crate::feature::sandbox::world::World;

const MAGIC: &[u8] = b"kompliant-sandbox state 1 sha256:";

const FOREIGN: ReadError = ReadError::Damaged("it is no state of a sandbox, or of another version");

/// Reads the state, if the file is whole.
pub(super) fn read(file: &mut File) -> Result<World, ReadError> {
    // A large file of another kind is not read.
    let mut magic = Vec::new();
    file.by_ref().take(MAGIC.len() as u64).read_to_end(&mut magic)?;
    if magic != MAGIC {
        return Err(FOREIGN);
    }
    let mut rest = Vec::new();
    file.read_to_end(&mut rest)?;
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or(CHANGED)?;
    let (sum, state) = rest.split_at_checked(end).ok_or(CHANGED)?;
    let state = state.get(1..).unwrap_or_default();
    let expected: String = Sha256::digest(state).iter().map(|byte| format!("{byte:02x}")).collect();
    if sum != expected.as_bytes() {
        return Err(CHANGED);
    }
    let world: World = serde_json::from_slice(state).map_err(io::Error::from)?;
    if world.is_valid() { Ok(world) } else { Err(FOREIGN) }
}
