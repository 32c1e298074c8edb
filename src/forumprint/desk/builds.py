"""Building and checking: from an event file to finished leaflets, or to a list of problems."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from forumprint.base.errors import InputError, OutputError, OversetError, ResourceError, UsageError
from forumprint.base.problems import Problem, in_file_order
from forumprint.desk.job import Job, open_job
from forumprint.desk.targets import check_target, target
from forumprint.files.photos.cache import default_cache
from forumprint.frame.leaflet import Fitting, Leaflet, Unplaced

FORMATS = ("screen",)
ALL = "all"


class Built(Struct, frozen=True):
    """A written leaflet.

    Attributes:
        size: The size of the file, in bytes.
        problems: Warnings: reasons why the leaflet is poorer.
        fitting: How the copy was fitted, and what was left out.
    """

    path: Path
    layout: str
    brand: str
    language: str
    pages: int
    size: int
    problems: tuple[Problem, ...]
    fitting: Fitting


class Checked(Struct, frozen=True):
    """The result of checking an event.

    Attributes:
        problems: Errors and warnings, in file order.
        unplaced: The fields that each layout leaves out, for the layouts that can be set.
    """

    problems: tuple[Problem, ...]
    unplaced: tuple[tuple[str, tuple[Unplaced, ...]], ...]


def build(
    event: str | Path,
    *,
    layouts: str | Sequence[str] = (),
    brand: str | None = None,
    format: str = "screen",
    language: str | None = None,
    out: str | Path | None = None,
    strict: bool = False,
    verify: bool = True,
    taken: Collection[Path] = (),
    progress: Callable[[str], None] | None = None,
) -> tuple[Built, ...]:
    """Set an event and write one leaflet for each layout. Every leaflet is composed before the first file is written.

    Args:
        event: The event file, or a folder with an `event.yaml`.
        layouts: Names of layouts or paths of layout files, or "all"; if empty, the brand's own layout.
        brand: The name of a bundled brand or the path of a brand's folder.
        format: The use of the leaflet: "screen".
        language: The language variant of the texts.
        out: A file for one leaflet if it ends in .pdf, else a folder, which is made if it is missing. If None, `NAME-LAYOUT.pdf` beside the
            event; `NAME-LAYOUT-LANGUAGE.pdf` in a language that is not the event's own.
        strict: Treat warnings as errors.
        verify: Check each finished file for faults before it is written.
        taken: Leaflets made just before. This one may not replace them: two events may have one name in one folder.
        progress: A function that is told, in a few words, each step of the work.

    Raises:
        UsageError: Some options cannot go together.
        InputError: The event, the brand, a layout or a photo has mistakes.
        ResourceError: There is no such layout, brand or language.
        OversetError: The copy does not fit.
        ConformanceError: A file would break a standard that it claims. The old file is untouched.
        OutputError: A file cannot be written. The old file is untouched.
    """
    if format not in FORMATS:
        raise UsageError(f"there is no format `{format}`", hint="formats: " + ", ".join(FORMATS))
    layouts = expanded(layouts)
    check_target(out, len(layouts))
    say = progress or (lambda words: None)
    cache = default_cache()
    job = open_job(event, brand=brand, language=language, cache=cache)
    if strict and job.problems:
        raise InputError(f"{event} has warnings, and --strict makes them errors", in_file_order(job.problems))
    leaflets: list[tuple[str, Leaflet]] = []
    for named in job.layouts(layouts):
        say(f"setting {named.name}")
        leaflets.append((named.name, job.leaflet(named)))
    done: list[Built] = []
    for layout, leaflet in leaflets:
        path = target(job.file.path, layout, language if language != job.own_language else None, out)
        if path in taken:
            hint = "rename one of the event files, or build it with another -o"
            raise OutputError(f"two leaflets would have the same file name {path}", hint=hint)
        say(f"writing {path}")
        size = write(leaflet, job.resources, path, cache=cache, verify=verify)
        done.append(Built(path, layout, job.house.named.name, leaflet.language, len(leaflet.pages), size, job.problems, leaflet.fitting))
    return tuple(done)


def write(leaflet: Leaflet, resources: Mapping[str, bytes], path: str | Path, *, cache: Path | None = None, verify: bool = True) -> int:
    """Write a leaflet as a PDF for the screen. Leaflet and resources may come from another process.

    Args:
        leaflet: The leaflet to write.
        resources: The bytes of its fonts and photos, by the keys that its pages name.
        path: The file to write.
        cache: The cache of finished pictures; None to make each one again.
        verify: Check the finished file for faults before it is written.

    Returns:
        The file's size in bytes.

    Raises:
        ResourceError: The bytes of a font or photo are missing, or differ from those that the leaflet names.
        InputError, ConformanceError, OutputError: The same as for `build`.
    """
    # Writing loads reportlab. This happens only now, when the event can no longer fail.
    from forumprint.files.photos.store import PhotoLab
    from forumprint.outputs.screen import write_screen

    return write_screen(leaflet, resources, PhotoLab(resources, cache), _srgb(), Path(path), verify=verify)


def expanded(layouts: str | Sequence[str]) -> tuple[str, ...]:
    """The requested layouts, each once. `all` stands for every bundled one."""
    from forumprint.files.bundled import layout_names

    every = (layouts,) if isinstance(layouts, str) else layouts
    return tuple(dict.fromkeys(name for asked in every for name in (layout_names() if asked == ALL else (asked,))))


class Composed(Struct, frozen=True):
    """A leaflet, and the bytes of its fonts and photos. `write` needs nothing else."""

    leaflet: Leaflet
    resources: Mapping[str, bytes]


def composed(event: str | Path, layout: str | None = None, *, brand: str | None = None, language: str | None = None) -> Composed:
    """The leaflet that `build` would write, with its bytes.

    Raises:
        InputError, ResourceError, OversetError: The same as for `build`.
    """
    job, leaflet = _composed(event, layout, brand, language)
    keys = {font.digest for font in leaflet.fonts} | leaflet.pictures
    resources = job.resources
    return Composed(leaflet, {key: resources[key] for key in sorted(keys)})


def compose(event: str | Path, layout: str | None = None, *, brand: str | None = None, language: str | None = None) -> Leaflet:
    """The leaflet that `build` would write, for programs that need placements and structure instead of a file.

    Raises:
        InputError, ResourceError, OversetError: The same as for `build`.
    """
    return _composed(event, layout, brand, language)[1]


def _composed(event: str | Path, layout: str | None, brand: str | None, language: str | None) -> tuple[Job, Leaflet]:
    job = open_job(event, brand=brand, language=language, cache=default_cache())
    (named,) = job.layouts((layout,) if layout else ())
    return job, job.leaflet(named)


def check(event: str | Path, *, layouts: str | Sequence[str] = (), brand: str | None = None, language: str | None = None) -> Checked:
    """List everything that would stop or weaken a leaflet, and the fields that each layout would leave out.

    Raises:
        ResourceError: There is no such layout, brand or language, so nothing can be checked.
    """
    from forumprint.frame.pictures import resolution_problem
    from forumprint.frame.placements import Picture

    try:
        job = open_job(event, brand=brand, language=language, cache=default_cache())
    except InputError as error:
        return Checked(in_file_order(error.problems), ())
    problems = [*job.problems, *job.type_problems(), *_doubts(job)]
    unplaced: list[tuple[str, tuple[Unplaced, ...]]] = []
    for layout in job.layouts(expanded(layouts)):
        try:
            leaflet = job.leaflet(layout)
        except (InputError, OversetError) as error:
            problems += error.problems
            continue
        unplaced.append((layout.name, leaflet.fitting.unplaced))
        for page in leaflet.pages:
            for placement in page.placements:
                if isinstance(placement, Picture):
                    coarse = resolution_problem(placement)
                    problems += [coarse] if coarse else []
    return Checked(in_file_order(problems), tuple(unplaced))


def _doubts(job: Job) -> Iterator[Problem]:
    """Texts, and photos that show text, that an editor should look at again. They never stop a leaflet."""
    from forumprint.files.languages import language_tags, load_language
    from forumprint.files.photos.pictured_text import pictured_text_problem
    from forumprint.review.content import content_problems

    yield from content_problems(job.event, {tag: load_language(tag) for tag in language_tags()}, job.brand.language.value)
    for photo in job.event.photos:
        found = pictured_text_problem(job.file.folder / photo.file.value, photo.file.where)
        if found is not None:
            yield found


def _srgb() -> bytes:
    from forumprint.files.bundled import assets

    path = assets() / "icc" / "sRGB.icc"
    try:
        return path.read_bytes()
    except OSError as error:
        raise ResourceError(f"{path} cannot be read: {error.strerror}") from error
