"""Writes `docs/components.md` from the components' docstrings: `python docs/components.py`. A test checks that the page is up to date."""

from __future__ import annotations

import types
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from forumprint.base.units import Length, to_mm
from forumprint.kit.component import Component
from forumprint.model.fields import Field, fields
from forumprint.plan.registry import built_in, component

PAGE = Path(__file__).parent / "components.md"

_WORDS = {str: "name", int: "whole number", float: "number", bool: "`true` or `false`", Length: "length"}

_INTRODUCTION = """\
# Components

A layout puts components into its regions. A region lists them in `content:`, from top to bottom, by name, or by name with options:

```yaml
  people:
    left: 17mm
    width: 86mm
    top: below body + 9mm
    when: people
    content:
      - component: people
        options: {columns: 2}
```

A component *reads* fields of the event. It prints nothing for an empty field. It *sets in* type roles. The layout gives each role a size
under `type:`. The brand gives it a face and its colours under `roles:`. A component has ladders: steps that make it smaller or leave
something out. Under `fitting:` a layout says in which order to take them.

## A component of your own

Derive a class from `forumprint.kit.component.Part`. If a layout may choose something, derive one from `Choices`, too. Both are structs of
[msgspec](https://jcristharif.com/msgspec/), not dataclasses: do not put `@dataclass` on them.

```python
from typing import Annotated, ClassVar

from forumprint.base.units import Length, mm
from forumprint.frame.placements import Rule
from forumprint.frame.structure import Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import Stack, node
from forumprint.kit.content import Content
from forumprint.model.fields import about


class SponsorChoices(Choices, frozen=True, kw_only=True):
    \"\"\"The line above the name.\"\"\"

    rule: Annotated[Length, about("Thickness of the line above the name.", examples=["1pt"])] = Length(1.0)


class Sponsor(Part, frozen=True):
    \"\"\"The first partner, under a line.\"\"\"

    name: ClassVar[str] = "acme-sponsor"
    reads: ClassVar[tuple[str, ...]] = ("partners",)
    roles: ClassVar[tuple[str, ...]] = ("list-item",)
    Options: ClassVar[type[Choices]] = SponsorChoices
    options: SponsorChoices = SponsorChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        if not content.event.partners:
            return NOTHING
        stack = Stack(room.compositor, room.width)
        colour = content.brand.rule_colour("section", room.ground)
        if colour is not None:
            stack.put([Rule(0.0, 0.0, room.width, self.options.rule, colour)], self.options.rule + mm(1))
        name = room.compositor.words(content.event.partners[0].name, strict=True)
        stack.brief(name, room.style("list-item"))
        return stack.setting([node(Role.PARAGRAPH, name)])
```

- `content` holds the texts of the event, the brand and the language. `room` is the place: its width, its ground, its type.
- `rungs` says how many steps down each ladder the component has to take. This component has no ladder.
- `room.compositor.words` makes a *span* of a text: it sets the text's quotation marks and no-break spaces. `strict=True` binds short words
  as in headlines and lists.
- `Stack` builds a frame from the top down. `text` adds a paragraph, `brief` a short one, `gap` white, `put` lines and fills.
- `setting` returns the frame with its structure nodes, from which screen readers read. Each set span belongs to a node.

Offer it in an installed package:

```toml
[project.entry-points."forumprint.components"]
acme-sponsor = "acme_leaflets.sponsor:Sponsor"
```

`forumprint components --check acme-sponsor` then tests what every component promises:

- It stays inside its box.
- It prints all that it tags, and tags all that it prints.
- It needs no more room at a smaller step of a ladder.
- It gives the same result twice.
- It prints no heading for an event that has nothing under it.
- It reads only the fields, and sets only the type roles, that it declares.

Your own test suite can test the same:

```python
from acme_leaflets.sponsor import Sponsor
from forumprint.testing import broken_promises


def test_the_sponsor_keeps_every_promise() -> None:
    assert broken_promises(Sponsor) == ()
```

Each broken promise has a `message`, and a `case` in which it shows. With `brand="museum"` or
`layout="a4-onepage"` it is tested in that brand's type, at that layout's sizes.

Packages may bring layouts and brands too. These are data and never run: see `forumprint.layouts` and `forumprint.brands` in
`src/forumprint/files/packages.py`.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([_INTRODUCTION, *("\n".join(_section(component(name))) for name in built_in())])


def _section(kind: type[Component]) -> Iterator[str]:
    yield f"## {kind.name}"
    yield ""
    yield cleandoc(kind.__doc__ or "")
    yield ""
    reads = f"It reads {_listed(kind.reads)}." if kind.reads else "It reads no field of the event."
    ladders = "ladders are" if len(kind.gives) > 1 else "ladder is"
    gives = f" Its {ladders} {_listed(kind.gives)}." if kind.gives else ""
    yield reads + (f" It sets in {_listed(kind.roles)}." if kind.roles else " It sets no type.") + gives
    yield ""
    options = fields(kind.Options)
    if options:
        default = kind.Options()
        yield "| option | what it is | by default | what it is for |"
        yield "|---|---|---|---|"
        for entry in options:
            yield f"| `{entry.key}` | {_in_words(entry.type)} | {_value(getattr(default, entry.name))} | {_about(entry)} |"
        yield ""
    yield "```yaml"
    yield from _example(kind)
    yield "```"
    yield ""


def _example(kind: type[Component]) -> Iterator[str]:
    """A region that holds the component, with its first one or two options at their defaults."""
    name = kind.name.replace("-", "_")
    photo = kind(kind.Options()).slot is not None  # type: ignore[call-arg]
    yield f"{name}:"
    yield "  left: 17mm"
    yield "  width: 86mm"
    yield "  top: 30mm"
    if photo:
        yield "  height: 54mm"
    chosen = [(entry.key, text) for entry in fields(kind.Options) if (text := _yaml(getattr(kind.Options(), entry.name)))][:2]
    if not chosen:
        yield f"  content: [{kind.name}]"
        return
    yield "  content:"
    yield f"    - component: {kind.name}"
    yield "      options: {" + ", ".join(f"{key}: {text}" for key, text in chosen) + "}"


def _yaml(value: object) -> str:
    """A default as a layout writes it; "" if it is empty."""
    if isinstance(value, Length):
        return f"{to_mm(value):.4g}mm"
    if isinstance(value, tuple):
        return "[" + ", ".join(_yaml(part) for part in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _value(value: object) -> str:
    text = _yaml(value)
    return f"`{text}`" if text else "none"


def _about(entry: Field) -> str:
    examples = ", ".join(f"`{example}`" for example in entry.about.examples)
    return (entry.about.description + (f" For example {examples}." if examples else "")).replace("|", "\\|")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _in_words(hint: Any) -> str:
    """An option's type in a designer's words."""
    origin, arguments = get_origin(hint), [argument for argument in get_args(hint) if argument is not types.NoneType]
    if origin in (Union, types.UnionType):
        return " or ".join(_in_words(argument) for argument in arguments)
    if origin is Literal:
        return " or ".join(f"`{argument}`" for argument in arguments)
    if origin is tuple and Ellipsis in arguments:
        return f"list of: {_in_words(arguments[0])}"
    if origin is tuple:
        return f"[{', '.join(_in_words(argument) for argument in arguments)}]"
    return _WORDS[hint]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
