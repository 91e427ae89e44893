"""JSON Schema of scenario files, for completion and checking while one types.

`scenario.schema.json` beside this file is what `python -m sim.scenario.editor_schema` writes.
An editor sees one file at a time, so nothing is required: a base file may hold the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sim.scenario.layer import EVIDENCE, EXTENDS, GRADES, REPLACE, VALUE
from sim.scenario.schema import Scenario

FILE = Path(__file__).with_name("scenario.schema.json")

Json = dict[str, Any]

_FOLDED = {"aa": "å", "ae": "æ", "oe": "ø"}
_ABOUT = {"grade": {"enum": list(GRADES)}, "source": {"type": ["string", "number"]}}
_IN_EVERY_SECTION = {EVIDENCE: {"$ref": f"#/$defs/{EVIDENCE}"}, REPLACE: {"type": "boolean"}}


def editor_schema() -> Json:
    """Return the schema of a scenario file: the values', with what the reader adds."""
    generated = Scenario.model_json_schema()
    values = _Values()
    in_lists = set(_items_of(generated))
    sections = {
        name: part if name in in_lists else _section(part, values)
        for name, part in generated.pop("$defs").items()
    }
    root = _section(generated, values)
    root["properties"] = {EXTENDS: _extends(), **root["properties"]}
    definitions = {EVIDENCE: _evidence(), **values.definitions, **sections}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": definitions,
    }


def schema_text() -> str:
    """Return the schema as the text of `scenario.schema.json`, a line per definition."""
    schema = editor_schema()
    definitions = [
        f"{json.dumps(name)}: {json.dumps(part, ensure_ascii=False)}"
        for name, part in schema.pop("$defs").items()
    ]
    head = json.dumps(schema, ensure_ascii=False).removesuffix("}")
    return f'{head},\n"$defs": {{\n' + ",\n".join(definitions) + "\n}}\n"


class _Values:
    """The kinds of single values; each is written once and referred to by name."""

    def __init__(self) -> None:
        self.definitions: dict[str, Json] = {}
        self._names: dict[str, str] = {}

    def refer(self, alone: Json) -> Json:
        """Return a reference to a value written `alone` or as {value, grade, source}."""
        key = json.dumps(alone)
        if key not in self._names:
            name = f"value{len(self._names) + 1}"
            self._names[key] = name
            wrapped = {
                "type": "object",
                "properties": {VALUE: alone, **_ABOUT},
                "required": [VALUE],
                "additionalProperties": False,
            }
            self.definitions[name] = {"anyOf": [alone, wrapped]}
        return {"$ref": f"#/$defs/{self._names[key]}"}


def _items_of(part: Any) -> Iterator[str]:
    """Yield the names of the sections that stand in lists; a list is one value, as it stands."""
    if isinstance(part, dict):
        reference = part.get("items", {}).get("$ref") if part.get("type") == "array" else None
        if reference:
            yield reference.removeprefix("#/$defs/")
        for below in part.values():
            yield from _items_of(below)
    elif isinstance(part, list):
        for below in part:
            yield from _items_of(below)


def _section(part: Json, values: _Values) -> Json:
    """Return the schema of a section, with evidence and `_REPLACE_` allowed in it."""
    nodes = {name: _node(node, values) for name, node in part["properties"].items()}
    danish = {_danish(name): node for name, node in nodes.items() if _danish(name) != name}
    section = {key: node for key, node in part.items() if key != "required"}
    section["properties"] = {**nodes, **_IN_EVERY_SECTION}
    if danish:
        section["patternProperties"] = {f"^{name}$": node for name, node in danish.items()}
    return section


def _node(node: Json, values: _Values) -> Json:
    """Return the schema of what stands under a key: a section, names, or a value."""
    if "$ref" in node:
        return node
    about = {"description": node["description"]} if "description" in node else {}
    named = [part for part in (node, *node.get("anyOf", [])) if "additionalProperties" in part]
    if not named:
        left_out = ("title", "description", "default")
        alone = {key: part for key, part in node.items() if key not in left_out}
        return {**about, **values.refer(alone)}
    names = {
        "type": "object",
        "properties": _IN_EVERY_SECTION,
        "additionalProperties": _node(named[0]["additionalProperties"], values),
    }
    if "anyOf" in node:
        return {**about, "anyOf": [names, {"type": "null"}]}
    return {**about, **names}


def _danish(name: str) -> str:
    """Return a pattern for a key with or without Danish letters."""
    for ascii_letters, letter in _FOLDED.items():
        name = name.replace(ascii_letters, f"({ascii_letters}|{letter})")
    return name


def _extends() -> Json:
    path = {"type": "string", "minLength": 1}
    return {
        "description": "What this builds on: paths, from this file, or names of shipped scenarios.",
        "anyOf": [path, {"type": "array", "items": path}],
    }


def _evidence() -> Json:
    return {
        "description": "What the values here and below rest on: A official … D a guess.",
        "type": "object",
        "properties": _ABOUT,
        "additionalProperties": False,
    }


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8", newline="\n")
