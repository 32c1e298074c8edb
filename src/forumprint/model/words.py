"""Words of a file, with their language and their place."""

from __future__ import annotations

import re

from msgspec import Struct

from forumprint.base.problems import Where

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def is_language(text: str) -> bool:
    """Whether the text looks like a BCP 47 tag such as `pl` or `pt-BR`."""
    return _LANGUAGE.fullmatch(text) is not None


class Text(Struct, frozen=True):
    """Prose. A leaflet expects it in the leaflet's own language."""

    value: str
    language: str
    where: Where

    def __str__(self) -> str:
        return self.value


class ProperName(Text, frozen=True):
    """A proper name, number or address. It is the same in every language unless the file gives variants."""


class Web(ProperName, frozen=True):
    """An http or https address."""


class Email(ProperName, frozen=True):
    """An e-mail address."""


class FilePath(ProperName, frozen=True):
    """A file inside the folder of the file that names it, with `/` between the parts of its name."""


class LanguageTag(ProperName, frozen=True):
    """A BCP 47 language tag such as `pl` or `en`."""


class Raw(Struct, frozen=True):
    """A part of a file that is read later, when its type is known: a component reads its own options."""

    node: object
    where: Where
