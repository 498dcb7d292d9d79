"""Fills in a workbook with LibreOffice itself; run by the Python that has its library ``uno``.

Arguments: socket's pipe name, workbook, list of [sheet, cell, value] as JSON, new workbook.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]


def main(pipe: str, source: str, values: str, target: str) -> None:
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    book = desktop.loadComponentFromURL(
        Path(source).as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),)
    )
    for sheet, name, value in json.loads(Path(values).read_text(encoding="utf-8")):
        cell = book.Sheets.getByName(sheet).getCellRangeByName(name)
        if isinstance(value, str):
            cell.String = value
        else:
            cell.Value = value
    book.storeToURL(
        Path(target).as_uri(), (PropertyValue("FilterName", 0, "Calc MS Excel 2007 XML", 0),)
    )
    book.close(True)
    desktop.terminate()


def connected(pipe: str) -> object:
    """The running program's context; it takes a moment to start."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _try in range(120):
        try:
            return resolver.resolve(address)
        except Exception:  # noqa: BLE001 - the library's own exception: not there yet
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not start")


main(*sys.argv[1:])
