"""An event from the disk: its file, the files that it includes, and the photos and logos that it names.

All file names in an event file, and in the files that it includes, start from the folder of the event file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePath

from msgspec import Struct

from forumprint.base.errors import InputError
from forumprint.base.problems import Problem, Severity, Where, in_file_order
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

# Fields that a good leaflet needs, and the hint for each missing one.
_WANTED = {
    "date": ("the event has no date", "add `date:`, as precise as you know it: 2024-12-03, 2024-12 or 2024"),
    "venue": ("the event has no place", "add `venue: {name: …, city: …}`"),
    "lead": ("the event has no lead", "add `lead:` with one or two sentences that say what the event is about"),
    "contact": ("the event has no contact", "add `contact: {person: …, email: …, web: …}`"),
}


class OpenedEvent(Struct, frozen=True):
    """An event file and the files that it includes, as YAML. Their content is read later, when the brand is known.

    Attributes:
        layers: The mappings of the files, nearest first; none if the event file is not a mapping.
        problems: The mistakes in the YAML and in the includes.
        path: The event file.
        file: Its name in problems.
    """

    layers: tuple[MappingNode, ...]
    problems: tuple[Problem, ...]
    path: Path
    file: str

    @property
    def language(self) -> str | None:
        """The language that the event states; None if it states none."""
        return stated_language(self.layers, Event)


class EventFile(Struct, frozen=True):
    """The result of reading an event file.

    Attributes:
        event: The event; None if there are errors among the problems.
        problems: Errors and warnings, in file order.
        path: The event file.
        folder: The folder of its photos.
    """

    event: Event | None
    problems: tuple[Problem, ...]
    path: Path
    folder: Path


def open_event(path: Path, *, display: str | None = None) -> OpenedEvent:
    """Open an event file and everything that it includes.

    Args:
        path: The file, or a folder with an `event.yaml`.
        display: The file's name in problems; `path` if missing.

    Raises:
        InputError: The file is missing, or it cannot be opened.
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
    """Read the content of an event file, and look for the files that it names.

    Args:
        opened: The file, with the files that it includes.
        language: The variant of texts that are given in several languages; None for the file's own language.
        default_language: The language of a file that states none.
        supplied: Fields of the brand, for events without them.
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
    """The content of the file, up to the limit of its size.

    Raises:
        InputError: The file is missing or cannot be opened. The message calls it `file`.
    """
    try:
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _unopened(file, "there is no such file", _near_names(path, PurePath(file))) from None
    except IsADirectoryError:
        raise _unopened(file, "this is a folder", f"name the event file in it, such as {_NAME}") from None
    except PermissionError:
        message = "this is a folder" if path.is_dir() else "you may not read this file"
        raise _unopened(file, message, "name an event file that you may read") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unopened(file, f"the file cannot be opened ({reason})", "check its name") from None


def _unopened(file: str, message: str, hint: str) -> InputError:
    return InputError(f"{file}: {message}", (Problem(Where(file), message, hint),), hint)


def _near_names(path: Path, written: PurePath) -> str:
    """A hint: the name nearest to `path`, in the form of `written`; else the names in its folder."""
    folder = "this folder" if written.parent == PurePath() else written.parent.as_posix()
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if _is_wanted(entry))
        looked = path.parent.resolve()
    except OSError:
        return f"there is no folder {folder} either"
    if not names:
        return f"there is no such file in {looked}"
    # Names in one folder share their endings, so all of them are similar.
    found = scalars.nearest(path.name, names, likeness=0.75)
    if found is not None:
        return f"did you mean `{written.with_name(found).as_posix()}`?"
    return f"in {looked} there are: " + ", ".join(names[:8]) + (", …" if len(names) > 8 else "")


def _is_wanted(entry: Path) -> bool:
    """Whether the path is a file, or the folder of an event."""
    return not entry.name.startswith(".") and (entry.is_file() or (entry / _NAME).is_file())


# Files that an event names


def missing_files(files: Iterable[FilePath], folder: Path) -> tuple[Problem, ...]:
    """A problem for each file that is missing in `folder`, or lies outside it through a link."""
    return tuple(problem for file in files if (problem := _missing(file, folder)) is not None)


def _missing(file: FilePath, folder: Path) -> Problem | None:
    path = folder / file.value
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        there = path.is_file()
    except (OSError, RuntimeError, ValueError):
        return Problem(file.where, f"`{file}` is not a file name", "write it like photos/hall.jpg")
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
    """The name in problems for a file in the folder of `file`."""
    cut = max(file.rfind("/"), file.rfind("\\")) + 1
    return file[:cut] + name


# Problems of the whole event


def _poorer(layers: Iterable[MappingNode], file: str, supplied: Collection[str]) -> list[Problem]:
    entries = [entry for layer in layers for entry in layer.entries]
    given = set(supplied) | {key.text for key, value in entries if not isinstance(value, ScalarNode) or value.text.strip("~ \t\n")}
    return [Problem(Where(file, 1, 1), message, hint, Severity.WARNING) for key, (message, hint) in _WANTED.items() if key not in given]


def _misspelt_layouts(layer: MappingNode) -> Iterator[Problem]:
    """Keys of `for` that are not a layout, but are similar to one.

    A name that is not similar is accepted, because it may be the user's own layout. So is a name with other digits: a5-poster is not a
    mistyped a3-poster.
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
    """The problems in file order. Those of the event file come before those of files that it includes."""
    return in_file_order(sorted(problems, key=lambda problem: problem.where.file != file))
