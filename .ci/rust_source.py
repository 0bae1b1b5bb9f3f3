"""What the checks read out of Rust source: functions, and which file imports from which.

It is no parser. It blanks out comments, strings and tests, and finds the rest by words and braces,
which is enough for code that `cargo fmt` has formatted.
"""

import pathlib
import re

TOKEN = re.compile(
    r"""//[^\n]* | /\*.*?\*/
    | b?r(?P<hashes>\#*)".*?"(?P=hashes)
    | [bc]?"(?:[^"\\]|\\.)*"
    | b?'(?:[^'\\]|\\(?:u\{[0-9a-fA-F]+\}|x..|.))'""",
    re.VERBOSE | re.DOTALL,
)


def blanked(text):
    """The text without what comments and literals say, line by line as before."""

    def blank(match):
        token = match.group()
        inner = re.sub(r"[^\n]", " ", token)
        # The quotes stay, so that one can still see that a literal is there.
        return inner if token.startswith("/") or len(token) < 2 else f'"{inner[1:-1]}"'

    return TOKEN.sub(blank, text)


def closing(text, start):
    """Where the bracket that opens at `start` closes."""
    depth = 0
    for match in re.compile(r"[{}()\[\]]").finditer(text, start):
        depth += 1 if match.group() in "{([" else -1
        if depth == 0:
            return match.end()
    return len(text)


def without(text, pattern):
    """Blanks out what the bracket at the end of each match holds."""
    for match in reversed(list(re.finditer(pattern, text))):
        end = closing(text, match.end() - 1)
        text = text[: match.start()] + re.sub(r"[^\n]", " ", text[match.start() : end]) + text[end:]
    return text


def without_tests(text):
    return without(text, r"#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*(?:pub\(crate\) )?mod \w+ \{")


def functions(text):
    """The name, first line and number of lines of each function of a blanked text."""
    for match in re.finditer(r"\bfn (\w+)", text):
        body = re.compile(r"[{;]").search(text, match.end())
        while body and body.group() == ";" and text.count("[", match.end(), body.start()) > text.count(
            "]", match.end(), body.start()
        ):
            body = re.compile(r"[{;]").search(text, body.end())
        if body and body.group() == "{":
            end = closing(text, body.start())
            first = text.count("\n", 0, match.start()) + 1
            yield match.group(1), first, text.count("\n", match.start(), end) + 1


class Crate:
    """The modules of a crate, by their paths: `("model", "lower")`."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.texts, self.exports = {}, {}
        for path in sorted(self.folder.rglob("*.rs")):
            parts = path.relative_to(self.folder).with_suffix("").parts
            if parts[0] == "bin" or parts[-1] == "tests":
                continue
            if parts[-1] in ("lib", "mod"):
                parts = parts[:-1]
            # What a template says is a path of the crate that is generated.
            text = without(without_tests(blanked(path.read_text())), r"\b(?:parse_)?quote(?:_spanned)?! ?[{(]")
            self.texts[parts] = re.sub(r"\bextern crate[^;]*;", "", text)
        for module, text in self.texts.items():
            self.exports[module] = dict(self.reexports(module, text))

    def reexports(self, module, text):
        for match in re.finditer(r"\bpub(?:\([^)]*\))? use ([^;]+);", text):
            for path, name in leaves(match.group(1)):
                if (full := self.absolute(module, path)) is not None:
                    yield name, full

    def absolute(self, module, path):
        """A path from the root of the crate; `None` for one of another crate."""
        parts = tuple(part.removeprefix("r#").lstrip("$") for part in path.split("::"))
        if parts[0] == "crate":
            return parts[1:]
        if parts[0] == "self":
            return module + parts[1:]
        if parts[0] == "super":
            above = module
            while parts and parts[0] == "super":
                above, parts = above[:-1], parts[1:]
            return above + parts
        return module + parts if module + parts[:1] in self.texts else None

    def home(self, path, depth=0):
        """The module that an absolute path leads to, through what is exported again."""
        module = path
        while module not in self.texts:
            module = module[:-1]
        rest = path[len(module) :]
        if rest and depth < 9 and (target := self.exports[module].get(rest[0])) not in (None, path):
            return self.home(target + rest[1:], depth + 1)
        if rest and depth < 9:
            # `*` brings all that the other module has or exports.
            if (target := self.exports[module].get("*")) is not None:
                other = self.home(target[:-1], depth + 1)
                if other + rest[:1] in self.texts or self.has(other, rest[0]):
                    return self.home(other + rest, depth + 1)
        return module

    def has(self, module, name):
        item = rf"\b(?:const|enum|fn|macro_rules!|static|struct|trait|type) {name}\b"
        return name in self.exports[module] or re.search(item, self.texts[module])

    def imports(self):
        """Each pair of modules of which the first imports from the second, with one path."""
        found = {}
        for module, text in self.texts.items():
            paths = [path for use in re.findall(r"(?<!pub )\buse ([^;]+);", private(text)) for path, _ in leaves(use)]
            rest = re.sub(r"\buse [^;]+;", "", text)
            paths += [match.group() for match in re.finditer(r"\$?\b(?:crate|super)(?:::\w+)+", rest)]
            paths += [match.group() for match in re.finditer(r"(?<![\w:])[a-z_]\w*(?:::\w+)+", rest)]
            for path in paths:
                full = self.absolute(module, path)
                if full is None:
                    continue
                target = self.home(full)
                if target != module:
                    found.setdefault((module, target), path)
        return found

    def file(self, module):
        if not module:
            return "lib.rs"
        path = "/".join(module)
        return f"{path}.rs" if (self.folder / f"{path}.rs").exists() else f"{path}/mod.rs"


def private(text):
    """Without what a module only exports again."""
    return re.sub(r"\bpub(?:\([^)]*\))? use [^;]+;", "", text)


def leaves(tree):
    """The paths of a `use`, each with the name that it brings."""
    tree = " ".join(tree.split())
    if "{" not in tree:
        path, _, name = tree.partition(" as ")
        return [(path.strip(), (name or path.rsplit("::", 1)[-1]).strip())]
    prefix, inner = tree.split("{", 1)
    inner, parts, depth, part = inner[: inner.rindex("}")], [], 0, ""
    for letter in inner:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            parts, part = [*parts, part], ""
        else:
            part += letter
    found = []
    for part in filter(None, map(str.strip, [*parts, part])):
        for path, name in leaves(part):
            whole = prefix + path
            if path == "self":
                whole, name = prefix.removesuffix("::"), prefix.removesuffix("::").rsplit("::", 1)[-1]
            found.append((whole, name))
    return found


def circles(imports):
    """Groups of modules that lead to each other."""
    after = {}
    for source, target in imports:
        after.setdefault(source, set()).add(target)
    reach = {}
    for start in after:
        seen, open_ = set(), [start]
        while open_:
            for target in after.get(open_.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    open_.append(target)
        reach[start] = seen
    groups = {
        frozenset(other for other in seen if start in reach.get(other, ()))
        for start, seen in reach.items()
        if start in seen
    }
    return sorted(map(sorted, groups))
