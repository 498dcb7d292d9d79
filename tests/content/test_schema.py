"""The JSON Schema that editors use: it takes the shipped checklists and refuses mistakes."""

from __future__ import annotations

import json
import tomllib

import jsonschema
import pytest

from assess.library import content_folder, json_schema
from tests.unit.library_files import LIST, OTHER, spoil
from tests.unit.library_mistakes import SHAPE

FOLDER = content_folder("checklists")
SCHEMA = jsonschema.Draft7Validator(json_schema())
BEYOND = {
    # What a schema cannot see, or an editor's TOML parser tells by itself.
    "not TOML", "a key twice", "blank text", "escape in a text",
    "number nan", "number 0.1234567891",
}  # fmt: skip


def test_the_schema_is_a_schema():
    SCHEMA.check_schema(json_schema())


def test_the_shipped_schema_is_that_of_the_format():
    """After a change of the format: assess checklist schema > checklists/checklist.schema.json"""
    shipped = (FOLDER / "checklist.schema.json").read_text(encoding="utf-8")
    assert shipped == json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    "path", [p for p in sorted(FOLDER.glob("*.toml")) if p.name != "sources.toml"], ids=str
)
def test_shipped_checklists_conform(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#:schema checklist.schema.json\n")
    SCHEMA.validate(tomllib.loads(text))


@pytest.mark.parametrize("text", [LIST, OTHER], ids=["list", "other"])
def test_every_kind_conforms(text):
    SCHEMA.validate(tomllib.loads(text))


@pytest.mark.parametrize("case", [c for c in SHAPE if c.name not in BEYOND], ids=lambda c: c.name)
def test_mistakes_of_shape_are_refused(case):
    assert not SCHEMA.is_valid(tomllib.loads(spoil(LIST, case.old, case.new)))


def test_every_key_has_its_meaning_for_the_editor():
    def keys(part):
        if isinstance(part, dict):
            yield from part.get("properties", {}).items()
            for inside in part.values():
                yield from keys(inside)
        elif isinstance(part, list):
            for inside in part:
                yield from keys(inside)

    assert [name for name, form in keys(json_schema()) if not form.get("description")] == []
