//! A state file that holds a whole world, without anything that is out of date.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter, Seek as _, Write as _},
};

use super::format::{self, End};
use crate::feature::sandbox::{journal::Delta, world::World};

/// As many workflows or entities are in one record.
const AT_ONCE: usize = 500;

/// Writes to a new file, and gives how far it goes.
pub(super) fn write(file: &mut File, world: &World) -> io::Result<End> {
    let mut end = End::of_head();
    let mut out = BufWriter::with_capacity(256 * 1024, &mut *file);
    // Both slots are there only when all else is.
    out.write_all(&format::head(&end))?;
    let mut put = |delta: Delta| -> io::Result<()> {
        let record = format::record(&serde_json::to_vec(&delta)?)?;
        end.add(&record);
        out.write_all(&record)
    };
    put(Delta {
        settings: Some(world.settings.clone()),
        failures: world.failures.iter().cloned().collect(),
        ..Delta::of(world)
    })?;
    each(&world.workflows, |workflows| put(Delta { workflows, ..Delta::of(world) }))?;
    each(&world.entities, |entities| put(Delta { entities, ..Delta::of(world) }))?;
    out.flush()?;
    drop(out);
    file.rewind()?;
    file.write_all(&format::head(&end))?;
    Ok(end)
}

/// Calls `put` with all of a map, a part at a time.
fn each<T: Clone>(
    all: &BTreeMap<String, T>,
    mut put: impl FnMut(BTreeMap<String, T>) -> io::Result<()>,
) -> io::Result<()> {
    let mut rest = all.iter().peekable();
    while rest.peek().is_some() {
        let part = rest.by_ref().take(AT_ONCE);
        put(part.map(|(id, one)| (id.clone(), one.clone())).collect())?;
    }
    Ok(())
}
