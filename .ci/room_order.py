"""Whether each room of a crate imports only from those that ARCHITECTURE.md allows.

The table below "## The rooms" there is the source: a row for each room, with the rooms above it from
which it may import. Every file belongs to the room with the longest path that fits.
"""

import dataclasses
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from rust_source import Crate

# The root of a crate imports from all. Guides are pages, not code.
FREE = {"lib.rs", "guide.rs"}


@dataclasses.dataclass
class Room:
    paths: list
    # Rooms by their first paths; `None` means all.
    allowed: list | None

    def has(self, file):
        """The length of the path that fits, so that the longest wins."""
        fits = [path for path in self.paths if file.startswith((f"{path}/", f"{path}.rs"))]
        return max(map(len, fits), default=0)


def rooms(text):
    """The rooms of each crate, in the order of the table."""
    section = text.partition("\n## The rooms\n")[2].partition("\n## ")[0]
    found = {}
    for row in section.splitlines():
        if match := re.fullmatch(r"\| `([a-z-]+)/src/([^|]*)\|[^|]*\|([^|]*)\|", row):
            crate, paths, allowed = match.groups()
            paths = re.findall(r"[a-z_/]+", paths)
            allowed = None if allowed.strip().startswith("all") else re.findall(r"`([a-z_/]+)`", allowed)
            found.setdefault(crate, []).append(Room(paths, allowed))
    return found


def broken(crate, table):
    above = set()
    for room in table:
        for other in set(room.allowed or ()) - above:
            yield f"ARCHITECTURE.md: `{room.paths[0]}` names `{other}`, which is not above it in `{crate}`"
        above.add(room.paths[0])
    source = Crate(f"{crate}/src")
    imports = source.imports()
    for module in sorted({module for module, _ in imports}):
        if room_of(source, module, table) is None and source.file(module) not in FREE:
            yield f"{crate}/src/{source.file(module)}: it is in no room of the table in ARCHITECTURE.md"
    for file, room, other, path in broken_imports(source, imports, table):
        yield f"{crate}/src/{file}: `{room}` may not import from `{other}`: `{path}`"


def room_of(source, module, table):
    best = max(table, key=lambda room: room.has(source.file(module)))
    return best if best.has(source.file(module)) else None


def broken_imports(source, imports, table):
    for (module, target), path in sorted(imports.items()):
        room, other = room_of(source, module, table), room_of(source, target, table)
        if room is None or room is other or room.allowed is None:
            continue
        if other and (other.allowed is None or other.paths[0] in room.allowed):
            continue
        yield source.file(module), room.paths[0], other.paths[0] if other else source.file(target), path


# Imports that go against the order still. A new one is a fault, and so is a line here that is out of date.
KNOWN = {
    "codegen/src/spec/diagnostic/code.rs: `crate::tools::lint::Lint`",
    "codegen/src/spec/diagnostic/explain.rs: `crate::tools::lint::Lint`",
    "codegen/src/spec/tree/extensions.rs: `crate::model::CONDITIONS`",
    "codegen/src/tools/bundle.rs: `crate::Error`",
    "codegen/src/tools/diff.rs: `crate::Checked`",
    "codegen/src/tools/diff/side.rs: `crate::Checked`",
    "codegen/src/tools/lint.rs: `crate::Error`",
    "codegen/src/tools/scaffold.rs: `crate::Error`",
    "codegen/src/tools/scaffold/after.rs: `crate::generate`",
}


if __name__ == "__main__":
    tables = rooms(pathlib.Path("ARCHITECTURE.md").read_text())
    if set(tables) != {"codegen", "kompliant-api"}:
        sys.exit("ARCHITECTURE.md has no table of the rooms of both crates below `## The rooms`")
    faults = [fault for crate, table in tables.items() for fault in broken(crate, table)]
    short = {re.sub(r": `.*(`crate::.*`)$", r": \1", fault): fault for fault in faults}
    faults = [fault for key, fault in short.items() if key not in KNOWN]
    faults += [f"{known}: it is not imported any more; take it out of KNOWN" for known in KNOWN - set(short)]
    print("\n".join(faults) or f"{sum(map(len, tables.values()))} rooms, each imports only from those that it may")
    sys.exit(bool(faults))
