//! What goes to stdout and stderr.
//!
//! `println!` panics where the reader of a pipe has gone, as in `cargo xtask explain | head -1`. So
//! everything is written here.

use std::io::{self, ErrorKind, Write};

use crate::failure::Failure;

/// Writes to stdout. It is no failure that nobody reads any more: the work of the command is done
/// all the same, and its exit status reports on that.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    written(&mut io::stdout().lock(), text)
}

/// Writes a line to stdout.
pub(crate) fn say(line: &str) -> Result<(), Failure> {
    print(&format!("{line}\n"))
}

/// Writes to stderr. Where that fails, there is nobody to report it to.
pub(crate) fn complain(text: &str) {
    let text = format!("{}\n", text.trim_end());
    drop(io::stderr().lock().write_all(text.as_bytes()));
}

fn written(to: &mut dyn Write, text: &str) -> Result<(), Failure> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Broken(format!("cannot write to stdout: {error}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, ErrorKind, Write};

    use super::written;
    use crate::failure::Failure;

    struct Fails(ErrorKind);

    impl Write for Fails {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_may_go_and_a_disk_may_not_be_full() {
        assert_eq!(written(&mut Fails(ErrorKind::BrokenPipe), "text"), Ok(()));
        let full = written(&mut Fails(ErrorKind::StorageFull), "text");
        let Err(Failure::Broken(text)) = full else { panic!("{full:?}") };
        assert!(text.starts_with("cannot write to stdout: "), "{text}");
    }
}
