"""Marks and logos: a small subset of SVG, read as filled shapes.

The subset has `svg` with a view box, `g`, `path`, `rect`, `circle`, `polygon`, and their `fill`, `fill-rule` and `transform`. Everything
that would look different if it were left out (strokes, gradients, opacity, text, style sheets …) is refused by name. Nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from xml.parsers import expat

from msgspec import Struct

from forumprint.base.errors import InputError, ResourceError
from forumprint.base.geometry import Rect
from forumprint.base.problems import Problem, Where
from forumprint.event.model import Partner
from forumprint.files.disk import bytes_of, remembered_of_file
from forumprint.files.svg.path_data import FARTHEST, Operator, Point, arc, coordinate, parse_path
from forumprint.frame.drawing import Drawing
from forumprint.frame.placements import Shape
from forumprint.model.words import FilePath

CURRENT_COLOUR = "currentcolor"

_SVG = "http://www.w3.org/2000/svg"
_SILENT = {"title", "desc", "metadata"}
_GEOMETRY = {
    "svg": {"viewBox", "width", "height", "version", "preserveAspectRatio"},
    "g": set(),
    "path": {"d"},
    "rect": {"x", "y", "width", "height"},
    "circle": {"cx", "cy", "r"},
    "polygon": {"points"},
}
_PAINT = {"fill", "fill-rule", "transform"}
_NO_INK = {"id", "role", "focusable"}
_OFF = {"stroke": "none", "opacity": "1", "fill-opacity": "1", "stroke-width": None, "stroke-linecap": None, "stroke-linejoin": None}
_NAMED = {"black": "#000000", "white": "#ffffff"}
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_TRANSFORM = re.compile(r"\s*(matrix|translate|scale)\s*\(([^)]*)\)[\s,]*")


class Matrix(Struct, frozen=True):
    """An affine map, in SVG's own order: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, outer: Matrix) -> Matrix:
        """This map, followed by `outer`."""
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            outer.a * self.e + outer.c * self.f + outer.e,
            outer.b * self.e + outer.d * self.f + outer.f,
        )

    def apply(self, operator: Operator) -> Operator:
        values = [float(value) for value in operator[1:]]
        mapped = [
            coordinate
            for x, y in zip(values[::2], values[1::2], strict=True)
            for coordinate in (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
        ]
        return (operator[0], *mapped)


_IDENTITY = Matrix()


def load_artwork(path: Path, colours: Mapping[str, str] | None) -> Drawing:
    """Read the SVG file at `path`.

    Args:
        path: The file.
        colours: The colour token of each colour in the file: `#10283c`, or `currentColor`. None for a drawing in its own colours, such as a
            partner's logo: then each colour is its own token.

    Raises:
        InputError: The file is missing, is not SVG, or holds elements outside the subset. The problems name element and place.
    """
    try:
        return _drawing(path, None if colours is None else tuple(colours.items()))
    except ResourceError as error:
        problem = Problem(Where(str(path)), error.message, "check the file's name and folder")
        raise InputError(problem.message, [problem]) from error


@remembered_of_file("drawings", most=256)
def _drawing(path: Path, colours: tuple[tuple[str, str], ...] | None) -> Drawing:
    return parse_artwork(bytes_of(path), str(path), None if colours is None else dict(colours))


def is_drawing(file: FilePath) -> bool:
    """Whether a logo is read as a drawing, not as a picture."""
    return file.value.lower().endswith(".svg")


def load_logos(partners: Iterable[Partner], folder: Path) -> dict[str, Drawing]:
    """The partners' drawings in their own colours, by file.

    Raises:
        InputError: Some drawings cannot be read. The problems name them, and the hint offers a picture in their place.
    """
    logos: dict[str, Drawing] = {}
    problems: list[Problem] = []
    for partner in partners:
        if partner.logo is not None and is_drawing(partner.logo):
            try:
                logos[partner.logo.value] = load_artwork(folder / partner.logo.value, None)
            except InputError as error:
                instead = Problem(
                    partner.logo.where, f"the logo {partner.logo} cannot be drawn", "save it as PNG and name the PNG file here"
                )
                problems += [*error.problems, instead]
    if problems:
        raise InputError("logos cannot be drawn", problems)
    return logos


def parse_artwork(data: bytes, file: str, colours: Mapping[str, str] | None) -> Drawing:
    """Like `load_artwork`, from bytes. `file` is the name in problems."""
    tokens = None if colours is None else {_colour(colour): token for colour, token in colours.items()}
    reader = _SvgReader(file, tokens.get if tokens is not None else _literal, ", ".join(tokens or ()) or "colours such as #10283c")
    drawing = reader.read(data)
    if drawing is None or reader.problems:
        raise InputError(f"{file} cannot be drawn", reader.problems)
    return drawing


class _Context(Struct, frozen=True):
    """The values that an element passes to the elements inside it."""

    fill: str = "#000000"
    even_odd: bool = False
    matrix: Matrix = _IDENTITY


class _SvgReader:
    """Collects shapes and problems while expat reads the file."""

    def __init__(self, file: str, token_of: Callable[[str], str | None], known: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._token_of = token_of
        self._known = known
        self._view: Rect | None = None
        self._shapes: list[Shape] = []
        self._contexts = [_Context()]
        self._silent = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, data: bytes) -> Drawing | None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            where = Where(self._file, error.lineno, error.offset + 1)
            words = expat.ErrorString(error.code) or "broken"
            self.problems.append(Problem(where, f"not a well-formed SVG file ({words})", "export the drawing again as plain SVG"))
        except (LookupError, ValueError) as error:
            # The parser has no such encoding, or one of several bytes a letter.
            where = Where(self._file, 1, 1)
            self.problems.append(Problem(where, f"its encoding cannot be read ({error})", "save the drawing as UTF-8"))
        if self._view is None:
            return None
        if not self._shapes and not self.problems:
            self.problems.append(Problem(Where(self._file, 1, 1), "the file draws nothing", "export the drawing again, with filled shapes"))
        return Drawing(self._view, tuple(self._shapes))

    def _refuse(self, message: str, hint: str = "") -> None:
        where = Where(self._file, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        self.problems.append(Problem(where, message, hint))

    def _doctype(self, *_: object) -> None:
        self._refuse("a DOCTYPE is not allowed", "export the drawing as plain SVG, without DOCTYPE and entities")

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        namespace, _, name = qualified.rpartition(" ")
        if self._silent or (namespace == _SVG and name in _SILENT):
            self._silent += 1
            return
        self._contexts.append(self._contexts[-1])
        if len(self._contexts) == 2 and name != "svg":
            self._refuse(f"the file begins with <{name}>, not with <svg>", "the file is not SVG")
        elif namespace != _SVG or name not in _GEOMETRY:
            known = ", ".join(f"<{element}>" for element in _GEOMETRY)
            self._refuse(f"<{name}> is not drawn", f"turn it into a path in the drawing program; allowed are {known}")
        else:
            self._element(name, attributes)

    def _end(self, _: str) -> None:
        if self._silent:
            self._silent -= 1
        else:
            self._contexts.pop()

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        for attribute, value in attributes.items():
            self._check_attribute(name, attribute, value)
        try:
            context = self._contexts[-1] = _inherited(self._contexts[-1], attributes)
            if name == "svg":
                self._open_view(attributes)
            elif name != "g" and context.fill != "none":
                self._add(_outline(name, attributes), context)
        except ValueError as error:
            self._refuse(f"<{name}>: {error}")

    def _check_attribute(self, name: str, attribute: str, value: str) -> None:
        if " " in attribute or attribute in _GEOMETRY[name] | _PAINT | _NO_INK or attribute.startswith(("aria-", "data-")):
            return
        if attribute in _OFF and _OFF[attribute] in (None, value.strip()):
            return
        hint = "outline strokes and save colours as plain fill attributes"
        self._refuse(f'<{name}> has {attribute}="{value[:30]}", which is not drawn', hint)

    def _open_view(self, attributes: dict[str, str]) -> None:
        if self._view is not None:
            raise ValueError("an svg inside an svg is not drawn")
        box = attributes.get("viewBox") or f"0 0 {attributes.get('width', '')} {attributes.get('height', '')}"
        numbers = [coordinate(number) for number in _NUMBER.findall(box)]
        if len(numbers) != 4 or min(numbers[2:]) < 1 / FARTHEST:
            raise ValueError("the viewBox must have four numbers, the last two above zero")
        self._view = Rect(*numbers)

    def _add(self, path: tuple[Operator, ...], context: _Context) -> None:
        token = self._token_of(context.fill)
        if token is None:
            self._refuse(f"the colour {context.fill} has no token", f"colours with a token: {self._known}")
            return
        moved = tuple(context.matrix.apply(operator) for operator in path)
        if not all(abs(value) <= FARTHEST for _, *values in moved for value in values if isinstance(value, float)):
            raise ValueError("the transform moves it too far")
        self._shapes.append(Shape(moved, token, context.even_odd))


def _inherited(context: _Context, attributes: dict[str, str]) -> _Context:
    fill, rule = attributes.get("fill"), attributes.get("fill-rule")
    if rule not in (None, "nonzero", "evenodd"):
        raise ValueError(f"fill-rule {rule} is not known")
    return _Context(
        fill=_colour(fill) if fill else context.fill,
        even_odd=rule == "evenodd" if rule else context.even_odd,
        matrix=_transform(attributes.get("transform", "")).after(context.matrix),
    )


def _colour(text: str) -> str:
    """A colour in one spelling: `#10283c`, `currentcolor`, `none`."""
    colour = text.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", colour):
        colour = "#" + "".join(digit * 2 for digit in colour[1:])
    return _NAMED.get(colour, colour)


def _literal(colour: str) -> str | None:
    """A colour as its own token, if it has six hexadecimal digits."""
    return colour if re.fullmatch(r"#[0-9a-f]{6}", colour) else None


def _transform(text: str) -> Matrix:
    matrix, at = _IDENTITY, 0
    while at < len(text):
        match = _TRANSFORM.match(text, at)
        if match is None:
            raise ValueError(f"transform {text[at:].strip()!r} is not drawn; allowed are matrix, translate and scale")
        values = [coordinate(number) for number in _NUMBER.findall(match[2])]
        match match[1], values:
            case "matrix", [a, b, c, d, e, f]:
                inner = Matrix(a, b, c, d, e, f)
            case "translate", [x, *rest]:
                inner = Matrix(e=x, f=rest[0] if rest else 0.0)
            case "scale", [x, *rest]:
                inner = Matrix(a=x, d=rest[0] if rest else x)
            case _:
                raise ValueError(f"transform {match[0].strip()!r} has the wrong number of values")
        matrix, at = inner.after(matrix), match.end()
    return matrix


def _outline(name: str, attributes: dict[str, str]) -> tuple[Operator, ...]:
    """An element's shape as a path."""
    match name:
        case "path":
            return parse_path(attributes.get("d", ""))
        case "rect":
            x, y = _length(attributes, "x"), _length(attributes, "y")
            right, bottom = x + _length(attributes, "width"), y + _length(attributes, "height")
            return _closed([(x, y), (right, y), (right, bottom), (x, bottom)])
        case "circle":
            x, y, r = _length(attributes, "cx"), _length(attributes, "cy"), _length(attributes, "r")
            west, east = (x - r, y), (x + r, y)
            halves = (*arc(west, east, r, r, 0, False, True), *arc(east, west, r, r, 0, False, True))
            return (("M", *west), *halves, ("Z",))
        case _:
            numbers = [coordinate(number) for number in _NUMBER.findall(attributes.get("points", ""))]
            if len(numbers) < 6 or len(numbers) % 2:
                raise ValueError("points must be pairs of numbers, at least three")
            return _closed(list(zip(numbers[::2], numbers[1::2], strict=True)))


def _closed(points: list[Point]) -> tuple[Operator, ...]:
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))


def _length(attributes: dict[str, str], name: str) -> float:
    text = attributes.get(name, "0").strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{name}={text!r} is not a plain number")
    return coordinate(text)
