"""What a shape expects of a node: whether the node's kind fits, and words for what was expected and found."""

from __future__ import annotations

from forumprint.model.words import is_language
from forumprint.files.models.shapes import (
    Choice,
    Either,
    Formed,
    Listing,
    Number,
    Numbers,
    Parsed,
    Partial,
    Plain,
    Record,
    Rich,
    Row,
    Shape,
    Table,
    Untouched,
    Words,
    YesNo,
)
from forumprint.files.yaml.nodes import Mapping, Node, Scalar, Sequence


def absent(node: Node) -> bool:
    """Whether nothing stands there."""
    return isinstance(node, Scalar) and node.absent


def per_language(node: Mapping) -> bool:
    """Whether this is a text in several languages.

    All keys are language codes, and one of them has two letters: `{pl: …, csb: …}`. A mistyped key of three letters is none.
    """
    names = node.names
    return all(is_language(name) for name in names) and any(len(name.partition("-")[0]) == 2 for name in names)


def fits(shape: Shape, node: Node) -> bool:
    """Whether a node of this kind may stand there at all."""
    match shape:
        case Untouched():
            return True
        case Words() | Rich():
            return isinstance(node, Scalar) or (isinstance(node, Mapping) and per_language(node))
        case Listing() | Row() | Numbers():
            return isinstance(node, Sequence)
        case Table() | Partial():
            return isinstance(node, Mapping)
        case Record():
            return isinstance(node, Mapping) or (shape.shorthand is not None and isinstance(node, Scalar))
        case Formed():
            return fits(shape.form, node)
        case Either():
            return any(fits(option, node) for option in shape.options)
        case _:
            return isinstance(node, Scalar)


def found(node: Node) -> str:
    """What stands there, in words."""
    match node:
        case Scalar():
            return "a text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a group of keys"


def expected(shape: Shape) -> tuple[str, str]:
    """What should stand there, in words, and how to write it."""
    match shape:
        case Words() | Rich() | Plain() | Parsed():
            return "a text", "a text that has `: ` in it, or begins with [ or {, needs quotation marks"
        case Number():
            return "a number", "write digits alone, such as 52"
        case YesNo():
            return "`true` or `false`", ""
        case Choice():
            return "one word", "write one of: " + ", ".join(shape.values)
        case Listing():
            return "a list", "begin each item on its own line with `- `"
        case Row():
            return f"a list of {len(shape.items)}", "write them in square brackets, such as [" + ", ".join(["0.5"] * len(shape.items)) + "]"
        case Numbers():
            return f"a list of {' or '.join(map(str, shape.lengths))} numbers", shape.hint
        case Table():
            return "a group of keys", "write `name: …` for each, further in than this key"
        case Record() | Partial():
            return "a group of keys", "keys that may stand here: " + ", ".join(shape.slots)
        case Formed():
            return expected(shape.form)
        case Untouched():
            return "anything", ""
        case Either():
            words = [expected(option) for option in shape.options]
            return " or ".join(dict.fromkeys(word for word, _ in words)), next((hint for _, hint in words if hint), "")
