//! Inputs of a fuzzer in one text file: one input in each line, escaped as `escape_ascii` does it.
//!
//! `.ci/corpus.py` writes the file. The tests of both packages read it from here.

/// The inputs of an archive, in its order.
pub(crate) fn inputs(archive: &str) -> impl Iterator<Item = Vec<u8>> {
    archive.lines().map(|line| unescaped(line).unwrap_or_else(|| panic!("no input: {line}")))
}

fn unescaped(line: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut rest) = (Vec::new(), line.bytes());
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'\\' => match rest.next()? {
                b't' => b'\t',
                b'n' => b'\n',
                b'r' => b'\r',
                b'x' => {
                    let digits = [rest.next()?, rest.next()?];
                    u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
                }
                quoted @ (b'"' | b'\'' | b'\\') => quoted,
                _ => return None,
            },
            plain => plain,
        });
    }
    Some(bytes)
}

/// The archive is as `.ci/corpus.py` writes it: sorted, without doubles, each byte in its one form.
pub(crate) fn check(archive: &str) {
    let lines: Vec<&str> = archive.lines().collect();
    assert!(lines.is_sorted_by(|a, b| a < b), "run `.ci/corpus.py pack`: the order is wrong");
    for (line, input) in lines.iter().zip(inputs(archive)) {
        assert_eq!(*line, input.escape_ascii().to_string());
    }
}
