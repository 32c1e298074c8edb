"""An event from the disk: its file, the files it includes, the photos and logos it names.

All file names in an event file, also in one that it includes, count from the folder that the event file lies in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePath

from msgspec import Struct

from forumprint.base.problems import InputError, Problem, Severity, Where, in_file_order
from forumprint.event.model import Event
from forumprint.files import bundled
from forumprint.files.models import scalars
from forumprint.files.models.reader import Reader, stated_language
from forumprint.files.packages import offered_layouts
from forumprint.files.yaml.nodes import MappingNode, ScalarNode, examine
from forumprint.files.yaml.text import MOST_BYTES
from forumprint.model.words import FilePath

_NAME = "event.yaml"
_SLASHES = "/\\"
_MOST_INCLUDED = 20

# What makes a leaflet poorer if it is missing, and how to mend it.
_WANTED = {
    "date": ("the event has no date", "add `date:`, as precise as it is known: 2024-12-03, 2024-12 or 2024"),
    "venue": ("the event has no place", "add `venue: {name: …, city: …}`"),
    "lead": ("the event has no lead", "add `lead:` with a sentence or two that say what it is about"),
    "contact": ("the event names nobody to ask", "add `contact: {person: …, email: …, web: …}`"),
}


class OpenedEvent(Struct, frozen=True):
    """An event file and those it includes, as YAML. What they say is read later, when it is known for which brand.

    Attributes:
        layers: The mappings of the files, nearest first; none if the event file is no mapping.
        problems: What is wrong with the YAML, and with what is included.
        path: The event file.
        file: What problems call it.
    """

    layers: tuple[MappingNode, ...]
    problems: tuple[Problem, ...]
    path: Path
    file: str

    @property
    def language(self) -> str | None:
        """The language that the event says it is in; None if it does not say."""
        return stated_language(self.layers, Event)


class EventFile(Struct, frozen=True):
    """What came of reading an event file.

    Attributes:
        event: The event; None if there are errors among the problems.
        problems: In file order, warnings among them.
        path: The event file.
        folder: Where its photos are looked for.
    """

    event: Event | None
    problems: tuple[Problem, ...]
    path: Path
    folder: Path


def open_event(path: Path, *, display: str | None = None) -> OpenedEvent:
    """Open an event file and everything it includes.

    Args:
        path: The file, or a folder that holds an `event.yaml`.
        display: What problems call the file; `path` if missing.

    Raises:
        InputError: There is no such file, or it cannot be opened.
    """
    if path.is_dir() and (path / _NAME).is_file():
        path = path / _NAME
        display = f"{display.rstrip(_SLASHES)}/{_NAME}" if display else None
    file = display or str(path)
    root, found = examine(read_bytes(path, file), file)
    problems = list(found)
    layers = (root, *_included(root, path, file, problems)) if root is not None else ()
    return OpenedEvent(layers, tuple(problems), path, file)


def read_event(
    opened: OpenedEvent, *, language: str | None = None, default_language: str = "pl", supplied: Collection[str] = ()
) -> EventFile:
    """Read what an event file says, and look for the files it names.

    Args:
        opened: The file, with those it includes.
        language: The variant to take of texts that are given in several; None for the file's own.
        default_language: Of a file that does not state its language.
        supplied: Fields that the brand has for events without them.
    """
    file, folder = opened.file, opened.path.parent
    reader = Reader(default_language, language)
    problems = list(opened.problems)
    event = None
    if opened.layers:
        event = reader.read_layers(opened.layers, Event)
        problems += _poorer(opened.layers, file, supplied)
        problems += (slip for layer in opened.layers for slip in _misspelt_layouts(layer))
    problems += reader.problems
    problems += missing_files(reader.files, folder)
    ordered = _from_the_event_on(problems, file)
    if any(problem.severity is Severity.ERROR for problem in ordered):
        event = None
    return EventFile(event, ordered, opened.path, folder)


def read_bytes(path: Path, file: str) -> bytes:
    """The file's content, cut off where it is too large to be read.

    Raises:
        InputError: It is not there or cannot be opened; `file` is what the message calls it.
    """
    try:
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _unopened(file, "there is no such file", _near_names(path, PurePath(file))) from None
    except IsADirectoryError:
        raise _unopened(file, "this is a folder", f"name the event file in it, such as {_NAME}") from None
    except PermissionError:
        message = "this is a folder" if path.is_dir() else "the file may not be read"
        raise _unopened(file, message, "name an event file that you may open") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unopened(file, f"the file cannot be opened ({reason})", "check its name") from None


def _unopened(file: str, message: str, hint: str) -> InputError:
    return InputError(f"{file}: {message}", (Problem(Where(file), message, hint),), hint)


def _near_names(path: Path, written: PurePath) -> str:
    """A hint: what lies beside `path` and is called nearly so, as one would write it instead of `written`; else what there is."""
    folder = "this folder" if written.parent == PurePath() else written.parent.as_posix()
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if _is_wanted(entry))
        looked = path.parent.resolve()
    except OSError:
        return f"there is no folder {folder} either"
    if not names:
        return f"there is nothing of that kind in {looked}"
    # Names of one folder share their endings, so they are alike already.
    found = scalars.nearest(path.name, names, likeness=0.75)
    if found is not None:
        return f"did you mean `{written.with_name(found).as_posix()}`?"
    return f"in {looked} there are: " + ", ".join(names[:8]) + (", …" if len(names) > 8 else "")


def _is_wanted(entry: Path) -> bool:
    """Whether it is a file, or the folder of an event."""
    return not entry.name.startswith(".") and (entry.is_file() or (entry / _NAME).is_file())


# Files that an event names


def missing_files(files: Iterable[FilePath], folder: Path) -> tuple[Problem, ...]:
    """A problem for each file that is not in `folder`, or leads out of it by a link."""
    return tuple(problem for file in files if (problem := _missing(file, folder)) is not None)


def _missing(file: FilePath, folder: Path) -> Problem | None:
    path = folder / file.value
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        there = path.is_file()
    except (OSError, RuntimeError, ValueError):
        return Problem(file.where, f"`{file}` is no file name", "write it as photos/hall.jpg")
    if not inside:
        return Problem(file.where, f"`{file}` leads out of this folder", "copy the file into the folder")
    if path.is_dir():
        return Problem(file.where, f"`{file}` is a folder", "name a file in it")
    return None if there else Problem(file.where, f"there is no file `{file}`", _near_names(path, PurePath(file.value)))


# Included files


def _included(root: MappingNode, path: Path, file: str, problems: list[Problem]) -> list[MappingNode]:
    """The mappings of the files that `root` includes, nearest first."""
    folder = path.parent
    seen = {path.resolve()}
    layers: list[MappingNode] = []
    stated = _include_of(root)
    while stated is not None:
        target = folder / stated.value
        wrong = _not_a_path(stated) or _missing(stated, folder)
        if wrong is not None:
            problems.append(wrong)
            break
        if target.resolve() in seen:
            problems.append(Problem(stated.where, f"`{stated}` is included a second time", "files may not include each other in a circle"))
            break
        if len(layers) >= _MOST_INCLUDED:
            problems.append(Problem(stated.where, f"more than {_MOST_INCLUDED} files include each other", "put the fields into one file"))
            break
        seen.add(target.resolve())
        layer = _layer(target, _beside(file, stated.value), problems)
        if layer is None:
            break
        layers.append(layer)
        stated = _include_of(layer)
    return layers


def _layer(path: Path, file: str, problems: list[Problem]) -> MappingNode | None:
    try:
        layer, found = examine(read_bytes(path, file), file)
    except InputError as error:
        layer, found = None, error.problems
    problems.extend(found)
    return layer


def _include_of(layer: MappingNode) -> FilePath | None:
    node = layer.get("include")
    if not isinstance(node, ScalarNode) or node.absent or not node.text.strip():
        return None
    return FilePath(node.text.strip(), "", node.where)


def _not_a_path(name: FilePath) -> Problem | None:
    try:
        scalars.checked(name.value, FilePath)
    except scalars.Unreadable as error:
        return Problem(name.where, error.message, error.hint)
    return None


def _beside(file: str, name: str) -> str:
    """What problems call a file in the folder of `file`."""
    cut = max(file.rfind("/"), file.rfind("\\")) + 1
    return file[:cut] + name


# Problems of the whole


def _poorer(layers: Iterable[MappingNode], file: str, supplied: Collection[str]) -> list[Problem]:
    entries = [entry for layer in layers for entry in layer.entries]
    given = set(supplied) | {key.text for key, value in entries if not isinstance(value, ScalarNode) or value.text.strip("~ \t\n")}
    return [Problem(Where(file, 1, 1), message, hint, Severity.WARNING) for key, (message, hint) in _WANTED.items() if key not in given]


def _misspelt_layouts(layer: MappingNode) -> Iterator[Problem]:
    """Keys of `for` that no layout answers to but that one nearly does.

    A name that resembles none is left alone, for it may be somebody's own layout; so is one with other digits: a5-poster is no slip for
    a3-poster.
    """
    stated = layer.get("for")
    names = bundled.layout_names() if isinstance(stated, MappingNode) else ()
    unknown = [key for key, _ in stated.entries if key.text not in names] if isinstance(stated, MappingNode) else []
    if not unknown:
        return
    known = {*names, *offered_layouts()}
    for key in unknown:
        alike = [name for name in known if _digits(name) == _digits(key.text)]
        meant = scalars.nearest(key.text, alike, likeness=0.75)
        if meant is not None and key.text not in known:
            yield Problem(key.where, f"there is no layout `{key.text}`", f"did you mean `{meant}`?", Severity.WARNING)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _from_the_event_on(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    """In file order, the event file's own problems before those of files it includes."""
    return in_file_order(sorted(problems, key=lambda problem: problem.where.file != file))
