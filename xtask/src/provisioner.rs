//! `cargo xtask new-provisioner` and `remove-provisioner`: changes to the spec that are always the
//! same.
//!
//! `codegen` makes the new files and checks them.

use clap::Args;
use codegen::Folder;
use codegen::scaffold::{self, Change, Refused, Request, left_to_do};

use crate::failure::Failure;
use crate::report::{self, Format};
use crate::{spec_files, terminal, workspace};

/// Begin a provisioner in spec/, and list what is left to fill in
#[derive(Args, Debug)]
pub(crate) struct Begin {
    /// The word before the dot of its methods, such as `propay`
    name: String,
    /// Its name as people write it, such as `ProPay`
    #[arg(long)]
    title: String,
    /// The value of its sponsor on the wire, such as `GLOBAL_PAYMENTS`
    #[arg(long)]
    sponsor: String,
    /// The name of the sponsor as people write it; else made of the sponsor
    #[arg(long)]
    bank: Option<String>,
}

/// Undo `new-provisioner`, byte for byte
#[derive(Args, Debug)]
pub(crate) struct TakeBack {
    /// The name that was given to it
    name: String,
    /// Also if its file was worked on
    #[arg(long)]
    force: bool,
}

pub(crate) fn begin(options: Begin) -> Result<(), Failure> {
    let Begin { name, title, sponsor, bank } = options;
    let bank = bank.unwrap_or_else(|| words(&sponsor));
    let request = Request { name, title, bank, sponsor };
    let spec = workspace::spec();
    let changes = scaffold::begin(&Folder(spec.clone()), &request).map_err(refused)?;
    spec_files::write(&spec, &changes)?;
    show(&changes)?;
    terminal::say("\nleft to fill in:")?;
    for (path, line, what) in left_to_do(&request.name, &changes) {
        terminal::say(&format!("  spec/{path}:{line}: {what}"))?;
    }
    terminal::say("\nnow run `cargo xtask codegen`")
}

pub(crate) fn take_back(options: &TakeBack) -> Result<(), Failure> {
    let spec = workspace::spec();
    let changes = scaffold::take_back(&Folder(spec.clone()), &options.name, options.force)
        .map_err(refused)?;
    spec_files::write(&spec, &changes)?;
    show(&changes)?;
    terminal::say("\nnow run `cargo xtask codegen`")
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

fn refused(refused: Refused) -> Failure {
    match refused {
        Refused::Because(text) => Failure::Found(format!("{text}; nothing was written")),
        Refused::Spec(error) => report::refused(&error, Format::Text),
    }
}

fn show(changes: &[Change]) -> Result<(), Failure> {
    changes.iter().try_for_each(|change| {
        let what = match (&change.old, &change.new) {
            (None, _) => "new",
            (_, None) => "removed",
            _ => "changed",
        };
        terminal::say(&format!("{what:>8}  spec/{}", change.path))
    })
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_bank_is_called_like_its_sponsor() {
        assert_eq!(words("GLOBAL_PAYMENTS"), "Global Payments");
        assert_eq!(words("X"), "X");
    }
}
