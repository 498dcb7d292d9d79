"""On which line of a TOML file each key and list item stands."""

from __future__ import annotations

from collections.abc import Iterator

import tomli
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from assess.library.findings import Loc

_KEYS = ("bare_key", "quoted_key", "dotted_key")
_PUNCTUATION = ("[", "]", ",", "comment", "ERROR")
_TABLES = ("table", "table_array_element")


def index(text: str) -> dict[Loc, int]:
    """Return the line, counted from 1, of every key, table and list item of a valid TOML text.

    What this parser cannot read (it knows no TOML 1.1) is left out; its table has a line still.
    """
    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
    found: dict[Loc, int] = {}
    lengths: dict[Loc, int] = {}
    for node in tree.root_node.children:
        base: Loc = ()
        if node.type in _TABLES:
            base = _header(node, lengths, found)
        pairs = [node] if node.type == "pair" else node.children
        for pair in pairs:
            if pair.type == "pair":
                _values(pair, base, found)
    return found


def _line(node: Node) -> int:
    return node.start_point[0] + 1


def _header(node: Node, lengths: dict[Loc, int], found: dict[Loc, int]) -> Loc:
    """The place of a ``[table]`` or ``[[table]]``; its line stands for it."""
    key = next((child for child in node.children if child.type in _KEYS), None)
    names = _names(key) if key else []
    loc: Loc = ()
    for place, name in enumerate(names, start=1):
        loc = (*loc, name)
        found.setdefault(loc, _line(node))
        if place == len(names) and node.type == "table_array_element":
            lengths[loc] = lengths.get(loc, 0) + 1
        if loc in lengths:
            loc = (*loc, lengths[loc] - 1)
            found.setdefault(loc, _line(node))
    return loc


def _values(pair: Node, base: Loc, found: dict[Loc, int]) -> None:
    """Note the lines of a pair and of everything inside its value."""
    todo = [(pair, base)]
    while todo:
        node, loc = todo.pop()
        if node.type == "pair":
            for name in _names(node.children[0]):
                loc = (*loc, name)
                found.setdefault(loc, _line(node))
            todo.append((node.children[-1], loc))
        elif node.type == "inline_table":
            todo += [(child, loc) for child in node.children if child.type == "pair"]
        elif node.type == "array":
            for place, item in enumerate(_items(node)):
                found.setdefault((*loc, place), _line(item))
                todo.append((item, (*loc, place)))


def _items(array: Node) -> Iterator[Node]:
    return (child for child in array.children if child.type not in _PUNCTUATION)


def _names(key: Node) -> list[str]:
    """The parts of a key as the data has them: ``a."b c"`` gives ``["a", "b c"]``."""
    if key.type not in _KEYS or key.has_error or key.text is None:
        return []
    here = tomli.loads(f"{key.text.decode()} = 0")
    names = []
    while isinstance(here, dict):
        [(name, here)] = here.items()
        names.append(name)
    return names
