"""What a shape expects of a node: whether the kind of the node fits, and words for the expected and the found kind."""

from __future__ import annotations

from forumprint.files.models.shapes import (
    ChoiceShape,
    EitherShape,
    FormedShape,
    ListingShape,
    NumberShape,
    NumbersShape,
    ParsedShape,
    PartialShape,
    PlainShape,
    RecordShape,
    RichShape,
    RowShape,
    Shape,
    TableShape,
    UntouchedShape,
    WordsShape,
    YesNoShape,
)
from forumprint.files.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from forumprint.model.words import is_language


def absent(node: Node) -> bool:
    """Whether the node is empty."""
    return isinstance(node, ScalarNode) and node.absent


def per_language(node: MappingNode) -> bool:
    """Whether the node is a text in several languages.

    All its keys are language codes, and one of them has two letters: `{pl: …, csb: …}`. So a mistyped key of three letters does not count.
    """
    names = node.names
    return all(is_language(name) for name in names) and any(len(name.partition("-")[0]) == 2 for name in names)


def fits(shape: Shape, node: Node) -> bool:
    """Whether the shape allows a node of this kind."""
    match shape:
        case UntouchedShape():
            return True
        case WordsShape() | RichShape():
            return isinstance(node, ScalarNode) or (isinstance(node, MappingNode) and per_language(node))
        case ListingShape() | RowShape() | NumbersShape():
            return isinstance(node, SequenceNode)
        case TableShape() | PartialShape():
            return isinstance(node, MappingNode)
        case RecordShape():
            return isinstance(node, MappingNode) or (shape.shorthand is not None and isinstance(node, ScalarNode))
        case FormedShape():
            return fits(shape.form, node)
        case EitherShape():
            return any(fits(option, node) for option in shape.options)
        case _:
            return isinstance(node, ScalarNode)


def found(node: Node) -> str:
    """The found kind, in words."""
    match node:
        case ScalarNode():
            return "a text"
        case SequenceNode():
            return "a list"
        case MappingNode():
            return "a group of keys"


def expected(shape: Shape) -> tuple[str, str]:
    """The expected kind, in words, and how to write it."""
    match shape:
        case WordsShape() | RichShape() | PlainShape() | ParsedShape():
            return "a text", "a text that has `: ` in it, or begins with [ or {, needs quotation marks"
        case NumberShape():
            return "a number", "write digits only, such as 52"
        case YesNoShape():
            return "`true` or `false`", ""
        case ChoiceShape():
            return "one word", "write one of: " + ", ".join(shape.values)
        case ListingShape():
            return "a list", "begin each item on its own line with `- `"
        case RowShape():
            return f"a list of {len(shape.items)}", "write them in square brackets, such as [" + ", ".join(["0.5"] * len(shape.items)) + "]"
        case NumbersShape():
            return f"a list of {' or '.join(map(str, shape.lengths))} numbers", shape.hint
        case TableShape():
            return "a group of keys", "write `name: …` for each, indented further than this key"
        case RecordShape() | PartialShape():
            return "a group of keys", "the keys here are: " + ", ".join(shape.slots)
        case FormedShape():
            return expected(shape.form)
        case UntouchedShape():
            return "anything", ""
        case EitherShape():
            words = [expected(option) for option in shape.options]
            return " or ".join(dict.fromkeys(word for word, _ in words)), next((hint for _, hint in words if hint), "")
