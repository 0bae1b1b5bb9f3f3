//! How a state file is laid out: a head with two slots, then records.
//!
//! A record is written after those that are there, and then a slot says how far the file goes and
//! what the checksum of all of it is. The two slots take turns, so whenever the process is killed,
//! one of them is whole. A record behind that length was never answered.

use std::io::{self, Read, Seek as _, SeekFrom, Write as _};

use sha2::{Digest as _, Sha256};

/// How the file begins.
pub(super) const MAGIC: &[u8] = b"kompliant-sandbox state 2\n";

/// A slot has a sector for itself, which a disk writes as a whole or not at all.
const SECTOR: usize = 512;
const SLOTS: [usize; 2] = [SECTOR, 2 * SECTOR];

/// Where the records begin.
pub(super) const HEAD: u64 = 3 * SECTOR as u64;

/// Sequence number, length and checksum, and a checksum of these.
const SLOT: usize = 8 + 8 + 32 + 32;

/// How a file can be wrong.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReadError {
    #[error("{0}")]
    Damaged(&'static str),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// How far a file goes.
#[derive(Clone, Debug)]
pub(super) struct End {
    sequence: u64,
    pub(super) length: u64,
    /// Of all bytes before, without the slots.
    sum: Sha256,
}

impl End {
    /// Of a file without records.
    pub(super) fn of_head() -> Self {
        Self { sequence: 1, length: HEAD, sum: Sha256::new_with_prefix(MAGIC) }
    }

    /// The same, to be written to the other slot.
    pub(super) fn in_turn(&self) -> Self {
        Self { sequence: self.sequence.wrapping_add(1), ..self.clone() }
    }

    /// Goes on behind another record.
    pub(super) fn add(&mut self, record: &[u8]) {
        self.length = self.length.saturating_add(record.len() as u64);
        self.sum.update(record);
    }

    fn slot(&self) -> [u8; SLOT] {
        let mut fields = [0; SLOT];
        let sum = self.sum.clone().finalize();
        let bytes = self.sequence.to_le_bytes().into_iter().chain(self.length.to_le_bytes());
        let bytes: Vec<u8> = bytes.chain(sum).collect();
        let check = Sha256::digest(&bytes);
        for (field, byte) in fields.iter_mut().zip(bytes.into_iter().chain(check)) {
            *field = byte;
        }
        fields
    }

    /// Writes the slot whose turn it is.
    pub(super) fn write(&self, file: &mut std::fs::File) -> io::Result<()> {
        let place = match self.sequence % 2 {
            0 => SLOTS[0],
            _ => SLOTS[1],
        };
        file.seek(SeekFrom::Start(place as u64))?;
        file.write_all(&self.slot())
    }
}

/// The head of a new file, of which both slots say that it goes so far.
pub(super) fn head(end: &End) -> Vec<u8> {
    let mut head = MAGIC.to_vec();
    let before = End { sequence: end.sequence.wrapping_sub(1), ..end.clone() };
    let (even, odd) = if end.sequence.is_multiple_of(2) { (end, &before) } else { (&before, end) };
    for (place, end) in SLOTS.into_iter().zip([even, odd]) {
        head.resize(place, 0);
        head.extend(end.slot());
    }
    head.resize(HEAD as usize, 0);
    head
}

/// A record of these bytes.
pub(super) fn record(payload: &[u8]) -> io::Result<Vec<u8>> {
    let length = u32::try_from(payload.len());
    let length = length.map_err(|_| io::Error::other("the change is too large"))?;
    Ok([&length.to_le_bytes()[..], payload].concat())
}

/// What a slot says: its number, a length and a checksum; nothing if it is damaged.
fn read_slot(head: &[u8], place: usize) -> Option<(u64, u64, [u8; 32])> {
    let slot = head.get(place..)?.get(..SLOT)?;
    let (fields, check) = slot.split_at_checked(48)?;
    (Sha256::digest(fields)[..] == *check).then_some(())?;
    let (sequence, rest) = fields.split_first_chunk::<8>()?;
    let (length, sum) = rest.split_first_chunk::<8>()?;
    let (sequence, length) = (u64::from_le_bytes(*sequence), u64::from_le_bytes(*length));
    Some((sequence, length, sum.try_into().ok()?))
}

/// Reads a file whose beginning is [`MAGIC`], and hands on each record. What is handed on counts
/// only if all of the file is good.
pub(super) fn read(
    file: &mut impl Read,
    mut take: impl FnMut(&[u8]) -> Result<(), ReadError>,
) -> Result<End, ReadError> {
    let mut head = vec![0; HEAD as usize];
    read_all(file, &mut head)?;
    let slots = SLOTS.map(|place| read_slot(&head, place));
    let [Some(even), Some(odd)] = slots else { return Err(CHANGED) };
    let are_in_turn = even.0.is_multiple_of(2) && odd.0.abs_diff(even.0) == 1;
    let (sequence, length, expected) = if even.0 > odd.0 { even } else { odd };
    // Nothing of the head may be changed, even where it holds nothing.
    let mut good = MAGIC.to_vec();
    for place in SLOTS {
        good.resize(place, 0);
        good.extend(head.get(place..).and_then(|rest| rest.get(..SLOT)).unwrap_or_default());
    }
    good.resize(HEAD as usize, 0);
    if head != good || !are_in_turn || length < HEAD {
        return Err(CHANGED);
    }
    let mut end = End { sequence, ..End::of_head() };
    while end.length < length {
        let mut size = [0; 4];
        read_all(file, &mut size)?;
        let size = u64::from(u32::from_le_bytes(size));
        let next = end.length.saturating_add(4).saturating_add(size);
        if next > length {
            return Err(CHANGED);
        }
        let mut payload = Vec::new();
        if file.by_ref().take(size).read_to_end(&mut payload)? as u64 != size {
            return Err(SHORT);
        }
        end.sum.update((size as u32).to_le_bytes());
        end.sum.update(&payload);
        end.length = next;
        take(&payload)?;
    }
    match end.sum.clone().finalize()[..] == expected {
        true => Ok(end),
        false => Err(CHANGED),
    }
}

pub(super) const CHANGED: ReadError = ReadError::Damaged("it was changed or is not whole");
const SHORT: ReadError = ReadError::Damaged("it breaks off");

fn read_all(file: &mut impl Read, bytes: &mut [u8]) -> Result<(), ReadError> {
    file.read_exact(bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => SHORT,
        _ => error.into(),
    })
}
