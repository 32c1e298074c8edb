"""A node of a file as the model of a type, with all problems in it.

Reading does not stop at the first problem. A field that cannot be read does not affect its siblings. A record is built only if all its
required fields are there.

The file is longer than most. Each way of reading may call every other way, so one class holds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingOf
from typing import Any, Final, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.problems import Problem, Severity, Where, errors_among, in_file_order
from forumprint.event.model import Overrides
from forumprint.event.richtext import RichText
from forumprint.files.models import scalars
from forumprint.files.models.expectations import absent, expected, fits, found, per_language
from forumprint.files.models.scalars import Unreadable
from forumprint.files.models.shapes import (
    ChoiceShape,
    EitherShape,
    FieldShape,
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
    has_place,
    shape_of,
)
from forumprint.files.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from forumprint.model.fields import Form, SelfChecking
from forumprint.model.words import FilePath, LanguageTag, Raw, Text, is_language

T = TypeVar("T")


class _Nothing:
    """The result in place of a value: nothing is there, or nothing that can be used."""


ABSENT: Final = _Nothing()
FAILED: Final = _Nothing()


class Scope(Struct, frozen=True):
    """The facts round a node.

    Attributes:
        key: The field in progress, for messages.
        language: The language of texts that state none.
        declared: Whether a part of the file, such as a quote, states its own language. Then no translation is expected.
    """

    key: str
    language: str
    declared: bool = False


def stated_language(nodes: Iterable[Node], model: type) -> str | None:
    """The language that several mappings, read as one `model`, state: that of the first mapping that states one; None if there is none."""
    shape = shape_of(model)
    if not isinstance(shape, RecordShape):
        return None
    return next((tag for node in nodes if isinstance(node, MappingNode) and (tag := _own_language(shape, node))), None)


def read_raw(language: str, part: Raw, model: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """A part of a file that was kept unchanged. It is read now, because its type is known. The result is None if it has a mistake, with the
    problems.

    Args:
        language: The language of texts that state none.
        part: The part in the file's own model.
        model: The part's type.
    """
    reader = Reader(language)
    return reader.read(cast(Node, part.node), model), reader.problems


class Reader:
    """Reads the files of one build, and collects the problems of all of them.

    Args:
        language: The language of files that state none.
        wanted: The requested language; None for the file's own.

    Attributes:
        files: Every file name that was read. The caller checks whether the files exist.
    """

    def __init__(self, language: str, wanted: str | None = None) -> None:
        self.files: list[FilePath] = []
        self._language = language
        self._wanted = wanted
        self._problems: list[Problem] = []
        self._ways: MappingOf[type, Callable[[Any, Any, Scope], object]] = {
            WordsShape: self._words,
            RichShape: self._rich,
            PlainShape: self._plain,
            NumberShape: self._number,
            YesNoShape: self._yes_no,
            ChoiceShape: self._choice,
            ParsedShape: self._parsed,
            NumbersShape: self._numbers,
            ListingShape: self._listing,
            RowShape: self._row,
            TableShape: self._table,
            RecordShape: self._record,
            FormedShape: self._formed,
            PartialShape: self._partial,
            EitherShape: self._either,
            UntouchedShape: self._untouched,
        }

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems so far, in file order."""
        return in_file_order(self._problems)

    def read(self, node: Node, model: type[T]) -> T | None:
        """`node` as a `model`; None if it has a mistake."""
        return self.read_layers((node,), model)

    def read_layers(self, nodes: Iterable[Node], model: type[T]) -> T | None:
        """Several mappings as one `model`. A field is taken whole from the first mapping that has it.

        Each mapping states the language of its own texts. A mapping without one uses the language of the model.
        """
        before = len(self._problems)
        value = self._layers(tuple(nodes), model)
        if isinstance(value, _Nothing) or errors_among(self._problems[before:]):
            return None
        return cast(T, value)

    def report(self, where: Where, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Add a problem to those of reading."""
        self._problems.append(Problem(where, message, hint, severity))

    # Records

    def _layers(self, nodes: tuple[Node, ...], model: type) -> object:
        shape = shape_of(model)
        mappings = [node for node in nodes if isinstance(node, MappingNode)]
        if not isinstance(shape, RecordShape) or len(mappings) != len(nodes) or not mappings:
            return self._read(shape, nodes[0], Scope("the file", self._language))
        language = stated_language(mappings, model) or self._language
        values: dict[str, object] = {}
        seen: set[str] = set()
        for node in mappings:
            layer = MappingNode(tuple(entry for entry in node.entries if entry[0].text not in seen), node.where)
            values = self._fields(shape.slots, layer, Scope("", _own_language(shape, node) or language)) | values
            seen.update(key.text for key, value in node.entries if not absent(value))
        return self._built(shape, values, mappings[0].where)

    def _read(self, shape: Shape, node: Node, scope: Scope) -> object:
        return ABSENT if absent(node) else self._ways[type(shape)](shape, node, scope)

    def _record(self, shape: RecordShape, node: Node, scope: Scope) -> object:
        short = shape.shorthand
        if short is not None and self._is_shorthand(short, shape, node):
            value = self._read(short.shape, node, scope)
            return ABSENT if value is ABSENT else self._built(shape, {short.attribute: value}, node.where)
        if not isinstance(node, MappingNode):
            return self._wrong(shape, node, scope)
        own = _own_language(shape, node)
        inner = Scope(scope.key, own, True) if own else scope
        return self._built(shape, self._fields(shape.slots, node, inner), node.where)

    def _is_shorthand(self, short: FieldShape, shape: RecordShape, node: Node) -> bool:
        """A plain text, or one per language. A key that could be a field or a language is a field."""
        if isinstance(node, MappingNode):
            return isinstance(short.shape, WordsShape) and per_language(node) and not any(key in shape.slots for key in node.names)
        return isinstance(node, ScalarNode)

    def _fields(self, slots: MappingOf[str, FieldShape], node: MappingNode, scope: Scope) -> dict[str, object]:
        """The values of the fields that are there, by attribute; FAILED for a field that cannot be read."""
        values: dict[str, object] = {}
        for key, value in node.entries:
            slot = slots.get(key.text)
            if slot is None:
                known = "the keys here are: " + ", ".join(slots)
                self.report(key.where, f"unknown key `{key.text}`", scalars.near(key.text, slots, known))
                continue
            read = self._read(slot.shape, value, replace(scope, key=slot.key))
            if read is not ABSENT:
                values[slot.attribute] = read
        return values

    def _built(self, shape: RecordShape, values: MappingOf[str, object], where: Where) -> object:
        missing = [slot for slot in shape.slots.values() if slot.required and slot.attribute not in values]
        for slot in missing:
            self.report(where, f"`{slot.key}` is missing", _how_to_add(slot))
        if missing or FAILED in values.values():
            return FAILED
        place = {"where": where} if has_place(shape.model) else {}
        made = shape.model(**values, **place)
        # With `isinstance`, Python would look through the protocol each time, which takes longer than making a model.
        wrong = list(cast(SelfChecking, made).problems()) if hasattr(made, "problems") else []
        self._problems.extend(wrong)
        return FAILED if errors_among(wrong) else made

    def _formed(self, shape: FormedShape, node: Node, scope: Scope) -> object:
        form = self._record(shape.form, node, scope)
        return form if isinstance(form, _Nothing) else cast(Form, form).value()

    def _partial(self, shape: PartialShape, node: Node, scope: Scope) -> object:
        if not isinstance(node, MappingNode):
            return self._wrong(shape, node, scope)
        values = self._fields(shape.slots, node, scope)
        return FAILED if FAILED in values.values() else Overrides(values)

    # Collections

    def _listing(self, shape: ListingShape, node: Node, scope: Scope) -> object:
        if not isinstance(node, SequenceNode):
            return self._wrong(shape, node, scope)
        if shape.least is not None and len(node.items) < shape.least:
            self.report(node.where, f"`{scope.key}` has {len(node.items)} items; it needs at least {shape.least:g}")
        if shape.most is not None and len(node.items) > shape.most:
            self.report(node.where, f"`{scope.key}` has {len(node.items)} items; it can have at most {shape.most:g}")
        return self._items((shape.item,) * len(node.items), node, scope)

    def _numbers(self, shape: NumbersShape, node: Node, scope: Scope) -> object:
        if not isinstance(node, SequenceNode) or len(node.items) not in shape.lengths:
            return self._wrong(shape, node, scope)
        numbers = self._items((shape.item,) * len(node.items), node, scope)
        if not isinstance(numbers, tuple):
            return FAILED
        try:
            return scalars.numbered(numbers, shape)
        except Unreadable as error:
            return self._unreadable(node, error)

    def _row(self, shape: RowShape, node: Node, scope: Scope) -> object:
        if not isinstance(node, SequenceNode) or len(node.items) != len(shape.items):
            return self._wrong(shape, node, scope)
        return self._items(shape.items, node, scope)

    def _items(self, shapes: tuple[Shape, ...], node: SequenceNode, scope: Scope) -> object:
        values = []
        for shape, item in zip(shapes, node.items, strict=True):
            value = self._read(shape, item, scope)
            if value is ABSENT:
                self.report(item.where, f"an item of `{scope.key}` is empty", "write it, or delete it")
            values.append(FAILED if value is ABSENT else value)
        return FAILED if FAILED in values else tuple(values)

    def _table(self, shape: TableShape, node: Node, scope: Scope) -> object:
        if not isinstance(node, MappingNode):
            return self._wrong(shape, node, scope)
        values = {key.text: self._read(shape.item, value, replace(scope, key=key.text)) for key, value in node.entries}
        if FAILED in values.values():
            return FAILED
        return {key: value for key, value in values.items() if value is not ABSENT}

    def _either(self, shape: EitherShape, node: Node, scope: Scope) -> object:
        for option in shape.options:
            if fits(option, node):
                return self._read(option, node, scope)
        return self._wrong(shape, node, scope)

    def _untouched(self, shape: UntouchedShape, node: Node, scope: Scope) -> object:
        return Raw(node, node.where)

    # Texts

    def _words(self, shape: WordsShape, node: Node, scope: Scope) -> object:
        return self._in_language(node, scope, shape, lambda text, language: self._word(shape.kind, text, language))

    def _word(self, kind: type[Text], node: ScalarNode, language: str) -> object:
        value = scalars.cleaned(node.text, kind)
        if not value:
            return ABSENT
        try:
            word = kind(scalars.checked(value, kind), language, node.where)
        except Unreadable as error:
            return self._unreadable(node, error)
        if isinstance(word, FilePath):
            self.files.append(word)
        return word

    def _rich(self, shape: RichShape, node: Node, scope: Scope) -> object:
        return self._in_language(node, scope, shape, self._markdown)

    def _markdown(self, node: ScalarNode, language: str) -> RichText | _Nothing:
        # The import of markdown-it costs a cold start tens of milliseconds. Files without rich text do not pay for it.
        from forumprint.event.markdown import parse_markdown

        if not node.text.strip():
            return ABSENT
        rich, problems = parse_markdown(node.text, node.locate, language, node.where)
        self._problems.extend(problems)
        return FAILED if errors_among(problems) else rich

    def _in_language(self, node: Node, scope: Scope, shape: WordsShape | RichShape, read: Callable[[ScalarNode, str], object]) -> object:
        prose = isinstance(shape, RichShape) or shape.prose
        if isinstance(node, MappingNode) and per_language(node) and (isinstance(shape, RichShape) or shape.variants):
            return self._variant(node, scope, prose, read)
        if not isinstance(node, ScalarNode):
            return self._wrong(shape, node, scope)
        value = read(node, scope.language)
        if not isinstance(value, _Nothing) and prose and not scope.declared:
            self._expect(scope, scope.language, node.where)
        return value

    def _variant(self, node: MappingNode, scope: Scope, prose: bool, read: Callable[[ScalarNode, str], object]) -> object:
        """The requested variant, else the file's, else the first. The others are read too, to find their problems."""
        given: dict[str, object] = {}
        for key, value in node.entries:
            if isinstance(value, ScalarNode):
                given[key.text] = ABSENT if value.absent else read(value, key.text)
            else:
                given[key.text] = self._wrong(PlainShape(), value, scope)
        if FAILED in given.values():
            return FAILED
        present = {language: value for language, value in given.items() if value is not ABSENT}
        if not present:
            return ABSENT
        target = scope.language if self._wanted is None else self._wanted
        chosen = next((language for language in (target, scope.language) if language in present), next(iter(present)))
        if prose:
            self._expect(scope, chosen, node.where)
        return present[chosen]

    def _expect(self, scope: Scope, language: str, where: Where) -> None:
        target = scope.language if self._wanted is None else self._wanted
        if language != target:
            message = f"`{scope.key}` has no text in the language `{target}`; it stays in `{language}`"
            self.report(where, message, f"write {{{language}: …, {target}: …}}", Severity.WARNING)

    # Single values

    def _plain(self, shape: PlainShape, node: Node, scope: Scope) -> object:
        """The text. In quotation marks it keeps its spaces, because a separator such as " · " needs them."""
        if not isinstance(node, ScalarNode):
            return self._wrong(shape, node, scope)
        text = node.text.strip() if node.plain else node.text.rstrip("\n")
        return text or ABSENT

    def _number(self, shape: NumberShape, node: Node, scope: Scope) -> object:
        return self._single(shape, node, scope, lambda text: scalars.number(text, shape))

    def _yes_no(self, shape: YesNoShape, node: Node, scope: Scope) -> object:
        return self._single(shape, node, scope, scalars.yes_no)

    def _choice(self, shape: ChoiceShape, node: Node, scope: Scope) -> object:
        return self._single(shape, node, scope, lambda text: scalars.choice(text, shape))

    def _parsed(self, shape: ParsedShape, node: Node, scope: Scope) -> object:
        return self._single(shape, node, scope, lambda text: scalars.parsed(text, node.where, shape))

    def _single(self, shape: Shape, node: Node, scope: Scope, convert: Callable[[str], object]) -> object:
        if not isinstance(node, ScalarNode):
            return self._wrong(shape, node, scope)
        text = node.text.strip()
        if not text:
            return ABSENT
        try:
            return convert(text)
        except Unreadable as error:
            return self._unreadable(node, error)

    def _unreadable(self, node: Node, error: Unreadable) -> _Nothing:
        self.report(node.where, error.message, error.hint)
        return FAILED

    def _wrong(self, shape: Shape, node: Node, scope: Scope) -> _Nothing:
        words, hint = expected(shape)
        given = (
            f"a list of {len(node.items)}" if isinstance(shape, RowShape | NumbersShape) and isinstance(node, SequenceNode) else found(node)
        )
        if isinstance(shape, (WordsShape, RichShape)) and isinstance(node, MappingNode):
            hint = "write one text, or one for each language: {pl: …, en: …}"
        self.report(node.where, f"`{scope.key}` should be {words}, but it is {given}", hint)
        return FAILED


def _how_to_add(slot: FieldShape) -> str:
    description = slot.about.description.rstrip(".").partition(". ")[0]
    return f"add `{slot.key}:` ({description[:1].lower()}{description[1:]})" if description else f"add `{slot.key}:`"


def _own_language(shape: RecordShape, node: MappingNode) -> str:
    """The language that the mapping itself states; "" if it states none that can be used."""
    slot = shape.slots.get("language")
    states = slot is not None and isinstance(slot.shape, WordsShape) and slot.shape.kind is LanguageTag
    stated = node.get("language") if states else None
    return stated.text.strip() if isinstance(stated, ScalarNode) and is_language(stated.text.strip()) else ""
