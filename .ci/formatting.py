"""Finds code that rustfmt has silently given up on.

rustfmt leaves a statement as it is where a text in it is too long for the line, and `cargo fmt
--check` passes. So each such text is cut in a copy until its line fits, and rustfmt must leave the
copy as it is. Lines that are too long for another reason are listed. Comments may be longer.
"""

import itertools
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from rust_source import TOKEN

WIDTH = 100
SHORT = 40
ESCAPE = re.compile(r"\\(?:u\{[^}]*\}|x..|.)")


def cut(text):
    """The text with its literals cut where a line is too long, and the lines that still are."""
    lines, left, start = [], [], 0
    tokens = list(TOKEN.finditer(text))
    comments = [match.span() for match in tokens if match.group().startswith("/")]
    # A short text is no reason for a long line.
    spans = [match.span() for match in tokens if match.group()[0] in 'br"c' and len(match.group()) > SHORT]
    for number, line in enumerate(text.splitlines(), 1):
        end = start + len(line)
        excess = len(line) - WIDTH
        if excess > 0 and not any(a < end and b > start + WIDTH for a, b in comments):
            escapes = {i for match in ESCAPE.finditer(line) for i in range(*match.span())}
            # Within the quotes, and on this line.
            inner = (i for a, b in spans for i in range(max(a - start + 2, 0), min(b - start - 2, len(line))))
            plain = (i for i in inner if i not in escapes and line[i] not in '"#')
            gone = set(itertools.islice(plain, excess))
            line = "".join(letter for i, letter in enumerate(line) if i not in gone)
            if len(line) > WIDTH:
                left.append(number)
        lines.append(line)
        start = end + 1
    return "\n".join(lines) + "\n", left


def main():
    listed = subprocess.run(["git", "ls-files", "*.rs"], check=True, stdout=subprocess.PIPE, text=True)
    faults = 0
    for path in map(pathlib.Path, listed.stdout.split()):
        if "generated" in path.parts or not path.exists():
            continue
        text = path.read_text()
        shorter, left = cut(text)
        for number in left:
            print(f"{path}:{number}: the line is longer than {WIDTH} columns")
        formatted = shorter
        if shorter != text:
            command = ["rustfmt", "--edition", "2024", "--config-path", "rustfmt.toml"]
            formatted = subprocess.run(command, input=shorter, check=True, stdout=subprocess.PIPE, text=True).stdout
        if formatted != shorter:
            first = next(n for n, (a, b) in enumerate(zip(shorter.splitlines(), formatted.splitlines()), 1) if a != b)
            print(f"{path}:{first}: rustfmt gives up here: a text nearby does not fit; break it by `\\` or `concat!`")
        faults += bool(left) + (formatted != shorter)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
