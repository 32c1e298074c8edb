"""Language data from `assets/languages`, and hyphenation patterns from the installed pyphen."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.machinery import PathFinder
from pathlib import Path

from forumprint.base.errors import ResourceError
from forumprint.files.bundled import assets
from forumprint.files.disk import bytes_of, remembered_of_file
from forumprint.files.models.reader import Reader
from forumprint.files.yaml.nodes import compose
from forumprint.language.rules import Language


def language_tags() -> tuple[str, ...]:
    """The tags of all languages with data."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def load_language(tag: str) -> Language:
    """The language `tag`, or `pl` for `pl-PL`, as its file is now. It is one object until the file changes.

    Raises:
        ResourceError: The language has no data, or its data have mistakes.
    """
    path = next((path for name in (tag, tag.partition("-")[0]) if (path := _folder() / f"{name}.yaml").is_file()), None)
    if path is None:
        raise ResourceError(f"there are no rules for the language `{tag}`", hint=f"there are rules for: {', '.join(language_tags())}")
    return read_language(path)


def load_languages(tags: Iterable[str]) -> dict[str, Language]:
    """The languages of these tags, by tag. A tag without data is left out: its text is set as typed, without hyphenation.

    Raises:
        ResourceError: The data of a language have mistakes.
    """
    known = language_tags()
    return {tag: load_language(tag) for tag in sorted(tags) if tag.partition("-")[0] in known}


@remembered_of_file("languages", most=64, is_basis=True)
def read_language(path: Path) -> Language:
    """The language that a file describes.

    Raises:
        ResourceError: The file has mistakes; the problems name the places.
    """
    reader = Reader(language=path.stem)
    language = reader.read(compose(bytes_of(path), str(path)), Language)
    if language is None or reader.problems:
        raise ResourceError(f"the language file {path} has mistakes", reader.problems)
    return language


def hyphenation_patterns(name: str) -> bytes:
    """A pattern file of pyphen, found without importing pyphen: the import reads the folder of all languages.

    Raises:
        ResourceError: pyphen is not installed, or has no such patterns.
    """
    package = PathFinder.find_spec("pyphen")
    for place in (package.submodule_search_locations or ()) if package else ():
        path = Path(place) / "dictionaries" / f"hyph_{name}.dic"
        if path.is_file():
            return path.read_bytes()
    raise ResourceError(f"there are no hyphenation patterns `{name}`", hint="install pyphen again: `pip install --force-reinstall pyphen`")


def _folder() -> Path:
    return assets() / "languages"
