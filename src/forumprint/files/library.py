"""The library: brands, layouts, licences and marks from disk, by name or by path, read and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from forumprint.base.errors import InputError, ResourceError
from forumprint.base.problems import Problem, Where, errors_among, in_file_order
from forumprint.brand.contrast import contrast_problems
from forumprint.brand.model import Brand
from forumprint.files import bundled
from forumprint.files.brand_layers import brand_layers
from forumprint.files.bundled import BRAND_FILE
from forumprint.files.disk import State, bytes_of, remembered_of_file
from forumprint.files.fonts import Unusable, typeface
from forumprint.files.models.reader import Reader
from forumprint.files.packages import offered_brands, offered_layouts
from forumprint.files.svg.artworks import load_artwork
from forumprint.files.yaml.nodes import compose
from forumprint.frame.drawing import Drawing
from forumprint.layout.model import Layout
from forumprint.licence.model import Licence
from forumprint.licence.register import LicenceRegister
from forumprint.model.words import FilePath
from forumprint.type.faces import Typeface

Model = TypeVar("Model")


class LicenceList(Struct, frozen=True, kw_only=True):
    """The content of `assets/licences.yaml`."""

    licences: tuple[Licence, ...]


def load_licences() -> LicenceRegister:
    """The register of licences, from `assets/licences.yaml`."""
    return _register(bundled.assets() / "licences.yaml")


@remembered_of_file("licences", most=2)
def _register(path: Path) -> LicenceRegister:
    return LicenceRegister.of(_read(path, LicenceList, "en").licences)


class Named(Struct, frozen=True):
    """The file of a brand or a layout, and its name in reports and outputs."""

    name: str
    path: Path


def find_layout(asked: str) -> Named:
    """A layout: a bundled one by name, one of an installed package by name, or a file by path.

    Raises:
        ResourceError: It does not exist.
    """
    if _is_path(asked):
        return Named(Path(asked).stem, _existing(Path(asked), "layout file"))
    if asked in bundled.layout_names():
        return Named(asked, bundled.layouts() / f"{asked}.yaml")
    return Named(asked, _offered(offered_layouts(), asked, "layout", bundled.layout_names()))


def find_brand(asked: str) -> Named:
    """A brand: a bundled one by name, one of an installed package by name, or a folder with its `brand.yaml` by path.

    Raises:
        ResourceError: It does not exist.
    """
    if _is_path(asked):
        folder = Path(asked) if not asked.endswith(BRAND_FILE) else Path(asked).parent
        return _brand_at(_existing(folder / BRAND_FILE, "brand file"))
    if asked in bundled.brand_names():
        return Named(asked, bundled.assets() / "brands" / asked / BRAND_FILE)
    return Named(asked, _offered(offered_brands(), asked, "brand", bundled.brand_names()))


def _brand_at(path: Path) -> Named:
    """A brand by its file. Its name is that of its folder."""
    return Named(path.parent.resolve().name, path)


def _extended_brand(asked: str, folder: Path) -> Path:
    """The file of the brand that a brand in `folder` extends: a bundled one by name, or a folder by its path from there."""
    return find_brand(str(folder / asked) if _is_path(asked) else asked).path


def _is_path(asked: str) -> bool:
    return any(mark in asked for mark in ("/", "\\")) or asked.endswith((".yaml", ".yml"))


def _existing(path: Path, kind: str) -> Path:
    if not path.is_file():
        raise ResourceError(f"there is no {kind} {path}", hint="check the path")
    return path


def _offered(offered: Mapping[str, Path], asked: str, kind: str, bundled_names: Iterable[str]) -> Path:
    """The file of that name from an installed package."""
    if asked not in offered:
        from difflib import get_close_matches

        names = (*bundled_names, *offered)
        near = get_close_matches(asked, names, 1)
        there = f"{kind}s: {', '.join(names)}"
        own = next((path for path in (Path(asked) / BRAND_FILE, Path(f"{asked}.yaml")) if path.is_file()), None)
        if own is not None:
            path = own.parent if own.name == BRAND_FILE else own
            raise ResourceError(f"there is no {kind} `{asked}`", hint=f"did you mean `./{path.as_posix()}`? A path has a slash. ({there})")
        raise ResourceError(f"there is no {kind} `{asked}`", hint=f"did you mean `{near[0]}`? ({there})" if near else there)
    return offered[asked]


def load_layout(named: Named, language: str) -> Layout:
    """A layout in a language, as its file describes it.

    Raises:
        InputError: The file has mistakes; `problems` holds all of them.
    """
    return _layout_of(named.path, language)


@remembered_of_file("layouts", most=128)
def _layout_of(path: Path, language: str) -> Layout:
    """The layout as its file is now. A batch reads it once."""
    reader = Reader(language)
    layout = reader.read(compose(bytes_of(path), str(path)), Layout)
    if layout is None:
        raise InputError(f"the layout {path} has mistakes", reader.problems)
    return layout


def load_brand(named: Named, language: str | None = None) -> Brand:
    """A brand with the brands that it extends, and its contrast measured.

    Args:
        named: The brand's file.
        language: The language whose variants of texts are taken; None for the brand's own.

    Raises:
        InputError: A file has mistakes, or a pair of text and ground has too little contrast.
    """
    brand, _, weak = _brand_of(named.path, named, language)
    if weak:
        raise InputError(f"the brand {named.name} has text with too little contrast", weak)
    return brand


@remembered_of_file("brands", most=32, others_of=itemgetter(1))
def _brand_of(path: Path, named: Named, language: str | None) -> tuple[Brand, Mapping[Path, State], tuple[Problem, ...]]:
    """The brand as its files are now, their states, and its weak contrasts. A batch reads it once."""
    reader = Reader(language or "pl", language)
    layers, states = brand_layers(path, _extended_brand)
    brand = reader.read_layers(layers, Brand)
    if brand is None or errors_among(reader.problems):
        raise InputError(f"{named.path} has mistakes", in_file_order(reader.problems))
    return brand, states, in_file_order(contrast_problems(brand))


class BrandFiles(Struct):
    """The files that a brand names: faces and marks.

    Attributes:
        named: The brand's file.
    """

    named: Named
    brand: Brand
    _typefaces: dict[str, Typeface] = {}
    _tokens: dict[str, Mapping[str, str]] = {}

    def typefaces(self) -> Mapping[str, Typeface]:
        """Every face, by its key in `faces`. It is opened when its measures are first needed."""
        for key, face in self.brand.faces.items():
            if key not in self._typefaces:
                path = self._find(face.file.value, face.file.where)
                try:
                    self._typefaces[key] = typeface(path, face.axes)
                except Unusable as error:
                    problem = Problem(face.file.where, f"the face `{key}` cannot be used: {error.message}", error.hint)
                    raise InputError(f"the brand {self.named.name} has mistakes", [problem]) from error
        return self._typefaces

    def drawings(self) -> Mapping[str, Drawing]:
        """Marks by ground ("mark/ink", "small-mark/ink", "mark/tone"), and licence marks by name and ground. Each is read when it is first
        used.
        """
        files = {f"mark/{ground}": mark.file for ground, mark in self.brand.marks.items()}
        files |= {f"small-mark/{ground}": mark.small for ground, mark in self.brand.marks.items() if mark.small is not None}
        if self.brand.tone is not None:
            files["mark/tone"] = self.brand.tone
        return _Drawings(self, files, self.brand.rules.get("licence-mark", {}))

    def drawing(self, file: FilePath) -> Drawing:
        """An SVG file of the brand. Its colours become tokens of the brand that drew it; a brand that extends it may give the tokens other
        colours.
        """
        if file.where.file not in self._tokens:
            path = Path(file.where.file)
            # The contrast of a brand that is extended is no matter: the brand that extends it may have mended it.
            palette = self.brand.palette if path == self.named.path else _brand_of(path, _brand_at(path), None)[0].palette
            self._tokens[file.where.file] = {"#{:02x}{:02x}{:02x}".format(*swatch.rgb): token for token, swatch in palette.items()}
        return load_artwork(self._find(file.value, file.where), self._tokens[file.where.file])

    def _find(self, file: str, where: Where) -> Path:
        """The file in the folder of the brand that names it, else among the bundled fonts."""
        for path in (Path(where.file).parent / file, bundled.assets() / "fonts" / file):
            if path.is_file():
                return path
        raise InputError(
            f"the brand {self.named.name} has mistakes",
            [Problem(where, f"there is no file {file}", "put the file into the brand's folder")],
        )


class _Drawings(Mapping[str, Drawing]):
    """Drawings by name. Each is read from its file when it is first used: a leaflet uses five of thirty."""

    def __init__(self, files: BrandFiles, marks: Mapping[str, FilePath], licence_marks: Mapping[str, str]) -> None:
        self._files, self._marks, self._licence_marks = files, marks, licence_marks
        self._read: dict[str, Drawing] = {}

    def __getitem__(self, name: str) -> Drawing:
        if name not in self._read:
            self._read[name] = self._load(name)
        return self._read[name]

    def _load(self, name: str) -> Drawing:
        if name in self._marks:
            return self._files.drawing(self._marks[name])
        kind, _, mark = name.partition("/")
        mark, _, ground = mark.partition("/")
        path = bundled.assets() / "marks" / f"{mark}.svg"
        if kind != "licence" or ground not in self._licence_marks or not path.is_file():
            raise KeyError(name)
        return load_artwork(path, {"currentColor": self._licence_marks[ground]})

    def __iter__(self) -> Iterator[str]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


def _read(path: Path, model: type[Model], language: str) -> Model:
    reader = Reader(language)
    read = reader.read(compose(bytes_of(path), str(path)), model)
    if read is None or errors_among(reader.problems):
        raise InputError(f"{path} has mistakes", in_file_order(reader.problems))
    return read


def walk_layouts() -> Iterator[Named]:
    """All layouts: bundled ones, then those of installed packages."""
    names = bundled.layout_names()
    yield from (find_layout(name) for name in names)
    yield from (Named(name, path) for name, path in offered_layouts().items() if name not in names)


def walk_brands() -> Iterator[Named]:
    """All brands: bundled ones, then those of installed packages."""
    names = bundled.brand_names()
    yield from (find_brand(name) for name in names)
    yield from (Named(name, path) for name, path in offered_brands().items() if name not in names)
