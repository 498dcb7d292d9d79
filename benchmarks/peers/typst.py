"""typst: a template of its own, with headings and a table head that repeats."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from benchmarks.content import Piece
from benchmarks.peers.fonts import FOLDER

_TEMPLATE = """
#let pieces = json(bytes(sys.inputs.data))
#set text(font: "Noto Sans", size: 9.5pt)
#set page(paper: "a4", margin: 54pt)
#set par(leading: 0.45em, spacing: 0.7em)
#for piece in pieces {
  if "level" in piece { heading(level: piece.level, text(piece.words)) }
  else if "rows" in piece {
    table(columns: piece.widths.map(share => share * 1fr), stroke: (bottom: 0.4pt),
      table.header(..piece.head.map(words => [*#words*])),
      ..piece.rows.flatten().map(words => text(9pt, words)))
  } else if piece.label != "" { grid(columns: (72pt, 1fr), piece.label, text(piece.words)) }
  else { par(text(piece.words)) }
}
"""


def render(content: list[Piece]) -> bytes:
    """Return the PDF of ``content``."""
    data = json.dumps([asdict(piece) for piece in content])
    with TemporaryDirectory() as folder:
        source = Path(folder) / "main.typ"
        source.write_text(_TEMPLATE, encoding="utf-8")
        made = typst.compile(
            str(source),
            font_paths=[str(FOLDER)],
            ignore_system_fonts=True,
            sys_inputs={"data": data},
        )
    return bytes(made)
