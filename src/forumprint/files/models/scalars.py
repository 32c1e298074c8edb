"""Single values: a text as a number, a choice, an address, and the message if the text is not one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal

from forumprint.base.problems import Where
from forumprint.files.models.shapes import ChoiceShape, NumberShape, NumbersShape, ParsedShape
from forumprint.model.words import Email, FilePath, LanguageTag, Text, Web, is_language

_BLANKS = re.compile(r"[ \t\r\n]+")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_COPY = "copy the file into the folder, and write its name from there: photos/hall.jpg"
_WEB = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s<>\"]+")
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")
# BCP 47, 2.1: a leaflet needs only language, script and region.
_YES = ("yes", "on", "y", "true", "tak", "1")
_NO = ("no", "off", "n", "false", "nie", "0")


class Unreadable(Exception):
    """A text does not fit its field."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def near(word: str, known: Iterable[str], otherwise: str, likeness: float = 0.6) -> str:
    """A hint: the known word most similar to `word`, capitals ignored; `otherwise` if none is. A `likeness` of 1 means equal."""
    found = nearest(word, known, likeness)
    return f"did you mean `{found}`?" if found else otherwise


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word that is most similar to `word`, capitals ignored; None if no word is similar enough (1: the same letters)."""
    # Most files have no problem, and the import of difflib costs time on a cold start.
    import difflib

    lowered = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), lowered, 1, likeness)
    return lowered[close[0]] if close else None


def cleaned(text: str, kind: type[Text]) -> str:
    """The text without blanks at its ends. Each run of blanks and line ends inside it becomes one space, and its letters are composed
    (NFC).

    No-break spaces stay. A file name keeps its letters, because the disk may distinguish composed from decomposed ones.
    """
    text = _BLANKS.sub(" ", text).strip()
    return text if issubclass(kind, FilePath) else unicodedata.normalize("NFC", text)


def checked(text: str, kind: type[Text]) -> str:
    """The text as a value of `kind`.

    Raises:
        Unreadable: It is not an address, a language or a file name.
    """
    if issubclass(kind, Web) and not _WEB.fullmatch(text):
        guess = f"https://{text}" if _WEB.fullmatch(f"https://{text}") else "https://torun.pl"
        raise Unreadable(f"`{text}` is not a web address", f"write it with https://, for example {guess}")
    if issubclass(kind, Email) and not _EMAIL.fullmatch(text):
        raise Unreadable(f"`{text}` is not an e-mail address", "write one address, such as ngo@um.torun.pl")
    if issubclass(kind, LanguageTag) and not is_language(text):
        raise Unreadable(f"`{text}` is not a language code", "write two small letters, such as `pl` or `en`")
    return _path(text) if issubclass(kind, FilePath) else text


def _path(text: str) -> str:
    if "\\" in text:
        raise Unreadable(f"`{text}` has a backslash", f"write / between folders: {text.replace(chr(92), '/')}")
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if text.startswith("/") or re.match(r"[A-Za-z]:", text):
        raise Unreadable(f"`{text}` is not inside this folder", _COPY)
    if ".." in parts or not parts or text.startswith("~"):
        raise Unreadable(f"`{text}` leads out of this folder", _COPY)
    return "/".join(parts)


def number(text: str, shape: NumberShape) -> object:
    """The text as a number of the shape's kind.

    Raises:
        Unreadable: It is not a number, or is outside the bounds.
    """
    pattern = _WHOLE if shape.kind is int else _DECIMAL
    if not pattern.fullmatch(text):
        raise Unreadable(f"`{text}` is not a {'whole ' if shape.kind is int else ''}number", _number_hint(text, pattern))
    value = shape.kind(text)
    if shape.least is not None and value < shape.least:
        raise Unreadable(f"{text} is too small", f"the least value is {shape.least:g}")
    if shape.most is not None and value > shape.most:
        raise Unreadable(f"{text} is too large", _share_hint(text, shape.most))
    return value


def _share_hint(text: str, most: float) -> str:
    """People often write a share of one in per cent."""
    share = Decimal(text) / 100
    return f"write {share.normalize():f}: the greatest value is {most:g}" if most == 1 and share <= 1 else f"the greatest value is {most:g}"


def _number_hint(text: str, pattern: re.Pattern[str]) -> str:
    plain = re.sub(r"\s", "", text).replace(",", ".")
    if pattern.fullmatch(plain):
        return f"write {plain}: digits without spaces, and a point before decimals"
    if re.search(r"\d", text):
        return "write digits only; words before and after the number have their own fields"
    return "write it in digits, such as 52"


def yes_no(text: str) -> bool:
    """`true` or `false`.

    Raises:
        Unreadable: Anything else, also `yes` and `no`: different YAML readers understand these differently.
    """
    if text in ("true", "false"):
        return text == "true"
    meant = "true" if text.lower() in _YES else "false" if text.lower() in _NO else ""
    raise Unreadable(f"`{text}` is neither `true` nor `false`", f"write {meant}" if meant else "write true or false")


def choice(text: str, shape: ChoiceShape) -> object:
    """The value of the word.

    Raises:
        Unreadable: It is not one of the words.
    """
    if text not in shape.values:
        raise Unreadable(f"`{text}` is not one of the choices here", near(text, shape.values, "write one of: " + ", ".join(shape.values)))
    return shape.values[text]


def parsed(text: str, where: Where, shape: ParsedShape) -> object:
    """The object that the shape's own class makes of the text.

    Raises:
        Unreadable: The class cannot read it.
    """
    return _made(lambda: shape.parse(text, where))


def numbered(numbers: tuple[float, ...], shape: NumbersShape) -> object:
    """The object that the shape's own class makes of the numbers.

    Raises:
        Unreadable: The class cannot use them.
    """
    return _made(lambda: shape.make(numbers))


def _made(make: Callable[[], object]) -> object:
    try:
        return make()
    except ValueError as error:
        raise Unreadable(*(str(part) for part in error.args[:2])) from None
