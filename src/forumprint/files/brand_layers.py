"""A brand that extends another: its file and the files of the brands below it, nearest first.

Most fields are taken whole from the nearest file that has them. Tables are joined entry by entry, so a brand can change one colour or one
role and keep the others. A swatch stays whole: the CMYK of one colour does not fit the RGB of another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from forumprint.base.errors import InputError, ResourceError
from forumprint.base.problems import Problem
from forumprint.files.disk import State, state_of
from forumprint.files.yaml.nodes import MappingNode as Table
from forumprint.files.yaml.nodes import Node, ScalarNode, compose

Locate = Callable[[str, Path], Path]

MOST_LAYERS = 8
# The number of levels of keys that are joined: roles by name, then by property, then their colours by ground.
_JOINED: Mapping[str, int] = {"palette": 1, "faces": 1, "marks": 1, "rules": 2, "roles": 3}


def brand_layers(path: Path, locate: Locate) -> tuple[tuple[Node, ...], Mapping[Path, State]]:
    """The brand file at `path` and the files that it extends. The tables of each are joined with those of the files below it.

    Args:
        path: The path of a `brand.yaml`.
        locate: Finds the file of the brand that `extends:` names, for a folder.

    Returns:
        The layers, nearest first, and the state of each file before it was read.

    Raises:
        InputError: A file is not YAML, the files extend each other in a circle, or a brand is missing.
        ResourceError: `path` cannot be read.
    """
    layers: list[Node] = []
    seen: set[Path] = set()
    states: dict[Path, State] = {}
    following: Path | None = path
    while following is not None:
        seen.add(following.resolve())
        states[following] = state_of(following)
        layers.append(_read(following))
        following = _extended(layers[-1], following, locate, seen)
    for index in range(len(layers) - 2, -1, -1):
        layers[index] = _with_tables_of(layers[index], layers[index + 1])
    return tuple(layers), states


def _read(path: Path) -> Node:
    try:
        return compose(path.read_bytes(), str(path))
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error


def _extended(layer: Node, path: Path, locate: Locate, seen: set[Path]) -> Path | None:
    """The file that `layer` extends."""
    stated = layer.get("extends") if isinstance(layer, Table) else None
    # The reader reports anything but a text.
    if not isinstance(stated, ScalarNode) or not stated.text.strip() or stated.absent:
        return None
    try:
        target = locate(stated.text.strip(), path.parent)
    except ResourceError as error:
        raise InputError(f"{path} has mistakes", [Problem(stated.where, error.message, error.hint)]) from error
    if target.resolve() in seen:
        problem = Problem(stated.where, f"`{stated.text}` is extended a second time", "brands may not extend each other in a circle")
        raise InputError(f"{path} has mistakes", [problem])
    if len(seen) >= MOST_LAYERS:
        problem = Problem(stated.where, f"more than {MOST_LAYERS} brands extend each other", "put the fields into fewer files")
        raise InputError(f"{path} has mistakes", [problem])
    return target


def _with_tables_of(upper: Node, lower: Node) -> Node:
    """`upper`, with its tables joined with those of `lower`. A field that `upper` lacks is left out; the reader takes it whole from
    `lower`.
    """
    if not isinstance(upper, Table) or not isinstance(lower, Table):
        return upper
    entries = tuple(
        (key, _joined(value, below, _JOINED[key.text]) if key.text in _JOINED and (below := lower.get(key.text)) is not None else value)
        for key, value in upper.entries
    )
    return Table(entries, upper.where)


def _joined(upper: Node, lower: Node, levels: int) -> Node:
    """Two tables as one, in the order of the lower one, with new entries at the end."""
    if levels == 0 or not isinstance(upper, Table) or not isinstance(lower, Table):
        return upper
    kept = [(key, value if (over := upper.get(key.text)) is None else _joined(over, value, levels - 1)) for key, value in lower.entries]
    own = set(lower.names)
    return Table((*kept, *(entry for entry in upper.entries if entry[0].text not in own)), upper.where)
