"""Figures of the shape of the code, of the work tree and of revisions beside it.

    python3 .ci/shape.py [--names] [REVISION…]

`--names` also lists the functions, circles and files that are counted in the work tree.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import room_order
from rust_source import Crate, blanked, circles, functions, without_tests

# Look-ups of a node by a key that is written out.
BY_KEY = re.compile(r'\.(?:get|get_mut|text|entry|is_true|child|field|flag|has|list|node)\(\s*"')
LONGEST_FUNCTION, LARGEST_FILE, SMALLEST_FILE = 60, 400, 40
# The rooms before there were rooms, for old revisions.
BEFORE = {
    "spec": ["source", "node", "load", "check", "diagnostic"],
    "model": ["model", "lower", "name"],
    "rust": ["emit", "format", "write"],
    **{f"tools/{tool}": [tool] for tool in ("bundle", "coverage", "diff", "lint", "reference", "scaffold")},
}


def measure(root, tracked, tables):
    names = {}
    hand = {
        crate: [path for path in sorted((root / crate / "src").rglob("*.rs")) if "generated" not in path.parts]
        for crate in ("codegen", "kompliant-api", "xtask")
    }
    texts = {path: path.read_text() for paths in hand.values() for path in paths}
    lines = {path: text.count("\n") for path, text in texts.items()}
    code = {path: blanked(text) for path, text in texts.items()}
    generator = [without_tests(code[path]) for path in hand["codegen"] if path.stem != "tests"]

    def listed(what, found):
        names[what] = sorted(found)
        return len(found)

    def short(path):
        return str(path.relative_to(root))

    figures = {"look-ups by a key, codegen": sum(len(BY_KEY.findall(text)) for text in generator)}
    figures["of them in spec/"] = sum(
        len(BY_KEY.findall(without_tests(code[path]))) for path in hand["codegen"] if "spec" in path.parts
    )
    figures["look-ups by an id that may fail (`.def(`)"] = sum(text.count(".def(") for text in generator)
    figures[f"functions above {LONGEST_FUNCTION} lines"] = listed(
        "functions",
        [
            f"{size:>4} {short(path)}:{line} {name}"
            for path, text in code.items()
            for name, line, size in functions(text)
            if size > LONGEST_FUNCTION
        ],
    )
    crates = {crate: Crate(root / crate / "src") for crate in ("codegen", "kompliant-api")}
    imports = {crate: source.imports() for crate, source in crates.items()}
    for crate, source in crates.items():
        # A module sees those around it by its place, so an import from there makes no circle.
        found = circles([(a, b) for a, b in imports[crate] if a[: len(b)] != b])
        figures[f"circles of imports, {crate}"] = listed(
            f"circles {crate}", [" ".join(map(source.file, circle)) for circle in found]
        )
        figures[f"files in them, {crate}"] = sum(map(len, found))
        figures[f"imports against the order, {crate}"] = against(crate, source, imports[crate], tables[crate])
    for crate, paths in hand.items():
        figures[f"lines by hand, {crate}/src"] = sum(lines[path] for path in paths)
    large = [f"{lines[path]:>4} {short(path)}" for path in lines if lines[path] > LARGEST_FILE]
    small = [f"{lines[path]:>4} {short(path)}" for path in lines if lines[path] < SMALLEST_FILE]
    figures[f"files above {LARGEST_FILE} lines"] = listed("large", large)
    figures[f"files below {SMALLEST_FILE} lines"] = listed("small", small)
    figures["files in git"] = len(tracked)
    return figures, names


def against(crate, source, imports, table):
    """How many imports go against the table, where the crate has these rooms."""
    def exists(room):
        path = source.folder / room.paths[0]
        return path.is_dir() or path.with_suffix(".rs").is_file()

    if not all(exists(room) for room in table if "/" not in room.paths[0]):
        if crate != "codegen":
            return None
        # A room that is newer than the revision is left out.
        table = [
            room_order.Room(BEFORE[room.paths[0]], room.allowed and before(room.allowed))
            for room in table
            if room.paths[0] in BEFORE
        ]
    return sum(1 for _ in room_order.broken_imports(source, imports, table))


def before(allowed):
    return [BEFORE[room][0] for room in allowed if room in BEFORE]


def main(arguments):
    revisions = [argument for argument in arguments if argument != "--names"]
    run = lambda *command: subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    tables = room_order.rooms(pathlib.Path("ARCHITECTURE.md").read_text())
    columns = []
    for revision in revisions:
        with tempfile.TemporaryDirectory() as folder:
            archive = subprocess.Popen(["git", "archive", revision], stdout=subprocess.PIPE)
            subprocess.run(["tar", "-x", "-C", folder], stdin=archive.stdout, check=True)
            tracked = run("git", "ls-tree", "-r", "--name-only", revision).splitlines()
            columns.append((revision, measure(pathlib.Path(folder), tracked, tables)[0]))
    figures, names = measure(pathlib.Path.cwd(), run("git", "ls-files").splitlines(), tables)
    columns.append(("now", figures))
    print(f"| figure | {' | '.join(name for name, _ in columns)} |\n|---|{'---:|' * len(columns)}")
    for figure in figures:
        values = ["–" if column[figure] is None else f"{column[figure]:,}" for _, column in columns]
        print(f"| {figure} | {' | '.join(values)} |")
    if "--names" in arguments:
        for what, found in names.items():
            print(f"\n{what}:", *found, sep="\n  ")


if __name__ == "__main__":
    main(sys.argv[1:])
