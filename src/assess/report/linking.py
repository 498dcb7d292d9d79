"""Links inside a report: those to what its layout leaves out become plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from assess.report.blocks import Entry, Heading, Paragraph, Part, Span, Table


def linked(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return ``parts`` without links to anchors that none of them has."""
    known = set(_anchors(parts))
    return tuple(_pruned(part, known) for part in parts)


def _anchors(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        yield part.anchor
        for block in part.blocks:
            if isinstance(block, Heading | Entry | Paragraph):
                yield block.anchor
            elif isinstance(block, Table):
                yield from block.anchors


def _pruned(value: Any, known: set[str]) -> Any:
    """``value`` with every span in it that leads nowhere turned into plain text."""
    if isinstance(value, Span):
        return replace(value, to="") if value.to and value.to not in known else value
    if isinstance(value, tuple):
        made = tuple(_pruned(item, known) for item in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = _pruned(old, known)
            if new is not old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value
    return value
