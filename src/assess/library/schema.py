"""The JSON Schema of a checklist file, made from the models so that the two cannot part."""

from __future__ import annotations

from typing import Any

from assess.core.checklist import ChecklistFile
from assess.core.fields import Frozen
from assess.core.questions import SharedQuestion
from assess.library.keys import KINDS, TABLES, meaning

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schema() -> dict[str, Any]:
    """Return the schema, in the dialect that TOML editors read."""
    made = ChecklistFile.model_json_schema(by_alias=True)
    tables = made["$defs"]
    asked = list(KINDS.values())
    forms: list[type[Frozen]] = [*asked, SharedQuestion]
    _describe(made, ChecklistFile)
    for model in {*TABLES.values(), *forms}:
        if model.__name__ in tables:
            _describe(tables[model.__name__], model)
    for kind in asked:
        # In an edition a question notes where it is asked; in a file it then has no kind.
        del tables[kind.__name__]["properties"]["same_as"]
    tables["FileSection"]["properties"]["question"]["items"] = {
        "oneOf": [{"$ref": f"#/$defs/{form.__name__}"} for form in forms]
    }
    tables["Basis"] = {"anyOf": [tables["Provision"]["properties"]["id"], tables["Basis"]]}
    return {"$schema": _DIALECT, **_plain(made), "title": "A checklist of assess"}


def _describe(table: dict[str, Any], model: type[Frozen]) -> None:
    """Put the words for each key in place of those made from Python's names."""
    table["description"] = (model.__doc__ or "").split("\n\n")[0].replace("``", "")
    for key, form in table["properties"].items():
        # What stands beside a reference is not read in this dialect, so it goes one deeper.
        reference = form.pop("$ref", None)
        if reference:
            form["allOf"] = [{"$ref": reference}]
        form["description"] = meaning(model, key)


def _plain(part: Any) -> Any:
    """Without the titles made from Python's names, and without null, which TOML cannot write."""
    if isinstance(part, list):
        return [_plain(each) for each in part if each != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    return {
        key: _plain(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and not value)
    }
