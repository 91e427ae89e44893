"""A scenario as YAML that reads back to the same scenario."""

from __future__ import annotations

from typing import Any

import yaml

from sim.scenario.scalars import TAGS

_WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Quotes what our reader or YAML 1.1 would take for more than text; lists on one line."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: our reader refuses aliases."""
        return True


for _name, _form in TAGS.items():
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", _form, None)


def _flow_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    # PyYAML breaks lines at rare separators inside single quotes and loses them there.
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(list, _flow_list)
_Dumper.add_representer(str, _text)


def to_yaml(values: dict[str, Any]) -> str:
    """Return `values`, a scenario dumped in JSON mode, as YAML in the order of the schema."""
    text: str = yaml.dump(
        values,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=_WIDTH,
    )
    return text
