"""Packs inputs of a fuzzer into one text file, and unpacks them.

    python3 .ci/corpus.py unpack ARCHIVE FOLDER
    python3 .ci/corpus.py pack FOLDER ARCHIVE

An archive has one input in each line, in order, each once. A byte is written as Rust's
`escape_ascii` writes it, so that git stores a new input as a new line. `codegen/fuzz/archive.rs`
reads the same format.
"""

import hashlib
import pathlib
import sys

NAMED = {"t": 9, "n": 10, "r": 13, '"': 34, "'": 39, "\\": 92}
ESCAPED = {byte: f"\\{letter}" for letter, byte in NAMED.items()}


def escape(data):
    plain = lambda byte: chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}"
    return "".join(ESCAPED.get(byte) or plain(byte) for byte in data)


def unescape(line):
    data, rest = bytearray(), iter(line)
    for letter in rest:
        if letter != "\\":
            data.append(ord(letter))
            continue
        letter = next(rest)
        data.append(int(next(rest) + next(rest), 16) if letter == "x" else NAMED[letter])
    return bytes(data)


match sys.argv[1:]:
    case ["unpack", archive, folder]:
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for line in pathlib.Path(archive).read_text("ascii").splitlines():
            data = unescape(line)
            # The name that libFuzzer gives to an input.
            (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)
    case ["pack", folder, archive]:
        inputs = {path.read_bytes() for path in pathlib.Path(folder).iterdir() if path.is_file()}
        lines = sorted(map(escape, inputs - {b""}))
        pathlib.Path(archive).write_text("".join(f"{line}\n" for line in lines), "ascii")
        print(f"{len(lines)} inputs in {archive}")
    case _:
        sys.exit(__doc__)
