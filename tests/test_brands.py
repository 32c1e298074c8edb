"""Brands as data: one may extend another, and the code knows none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from edited import brand_folder
from forumprint.base.errors import InputError, ResourceError
from forumprint.brand.model import GROUNDS, Brand
from forumprint.desk import compose
from forumprint.files.bundled import assets, brand_names
from forumprint.files.library import BrandFiles, find_brand, load_brand
from forumprint.files.models.schema import json_schema
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.placements import TextLine
from forumprint.type.font_key import FontKey

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "forum-ngo-2024" / "event.yaml"


def test_a_brand_keeps_what_it_does_not_change_of_the_brand_it_extends(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "extends: dialog", "title: Acme", "wordmark: {name: Acme}")

    brand, under = load_brand(find_brand(str(acme) + "/")), load_brand(find_brand("dialog"))

    assert (brand.title.value, brand.wordmark.descriptor) == ("Acme", None)
    assert (brand.palette.keys(), brand.holder.value) == (under.palette.keys(), under.holder.value)


def test_tables_are_joined_entry_by_entry(tmp_path: Path) -> None:
    acme = brand_folder(
        tmp_path,
        "acme",
        "extends: dialog",
        'palette: {accent: {rgb: "#005030", cmyk: [100, 0, 60, 60]}}',
        "roles: {kicker: {colours: {white: ink}}}",
        "rules: {bullet: {white: ink}}",
    )

    brand = load_brand(find_brand(f"{acme}/"))

    assert brand.palette["accent"].rgb == (0, 80, 48)
    assert brand.palette["ink"].rgb == (16, 40, 60)
    assert dict(brand.roles["kicker"].colours) == {"white": "ink", "paper": "accent", "ink": "ember"}
    assert brand.roles["kicker"].face == "sans-semibold"
    assert dict(brand.rules["bullet"]) == {"white": "ink", "paper": "accent"}


def test_a_swatch_is_never_made_of_two_colours(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "extends: dialog", 'palette: {accent: {rgb: "#005030"}}')

    with pytest.raises(InputError) as refused:
        load_brand(find_brand(f"{acme}/"))

    (problem,) = refused.value.problems
    assert "`cmyk` is missing" in problem.message


def test_files_are_found_beside_the_brand_that_names_them(tmp_path: Path) -> None:
    parent = brand_folder(tmp_path, "house", "extends: dialog", "faces: {sans: fonts/own.ttf}")
    (parent / "fonts").mkdir()
    font = (assets() / "fonts" / "SourceSans3_700Bold.ttf").read_bytes()
    (parent / "fonts" / "own.ttf").write_bytes(font)
    child = brand_folder(tmp_path, "department", "extends: ../house", "title: Department")

    named = find_brand(f"{child}/")
    faces = BrandFiles(named, load_brand(named)).typefaces()

    assert faces["sans"].data == font
    assert faces["serif"].data == (assets() / "fonts" / "Brygada1918_500Medium.ttf").read_bytes()


def test_a_mark_takes_the_colours_of_the_brand_that_shows_it(tmp_path: Path) -> None:
    """The file has the colours of the brand that it comes from. The test compares their tokens."""
    acme = brand_folder(tmp_path, "acme", "extends: dialog", 'palette: {accent: {rgb: "#005030", cmyk: [100, 0, 60, 60]}}')

    named = find_brand(f"{acme}/")
    mark = BrandFiles(named, load_brand(named)).drawings()["mark/white"]

    assert {shape.colour for shape in mark.shapes} == {"ink", "accent"}


def test_a_mistake_under_a_brand_is_reported_in_the_file_that_makes_it(tmp_path: Path) -> None:
    brand_folder(tmp_path, "house", "extends: dialog", "rules:", "  bullet: {white: inc}", "colour: red")
    child = brand_folder(tmp_path, "department", "extends: ../house")

    with pytest.raises(InputError) as refused:
        load_brand(find_brand(f"{child}/"))

    problem = next(problem for problem in refused.value.problems if "`colour`" in problem.message)
    assert (Path(problem.where.file).resolve(), problem.where.line) == ((tmp_path / "house" / "brand.yaml").resolve(), 4)


def test_brands_that_extend_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    one = brand_folder(tmp_path, "one", "title: One", "extends: ../other")
    brand_folder(tmp_path, "other", "extends: ../one")

    with pytest.raises(InputError) as refused:
        load_brand(find_brand(f"{one}/"))

    (problem,) = refused.value.problems
    assert "circle" in problem.hint
    assert Path(problem.where.file).parent.name == "other"


def test_a_brand_that_is_not_there_is_named_at_its_line_with_its_nearest_neighbour(tmp_path: Path) -> None:
    acme = brand_folder(tmp_path, "acme", "title: Acme", "extends: dialogue")

    with pytest.raises(InputError) as refused:
        load_brand(find_brand(f"{acme}/"))

    (problem,) = refused.value.problems
    assert (problem.where.line, "did you mean `dialog`?" in problem.hint) == (2, True)


def test_an_editor_asks_for_a_brands_fields_only_where_no_other_brand_has_them() -> None:
    validator = Draft7Validator(json_schema(Brand, "brand"))

    assert validator.is_valid({"extends": "dialog", "title": "Acme"})
    assert not validator.is_valid({"title": "Acme"})


@pytest.mark.parametrize("name", brand_names())
def test_every_brand_has_the_grounds_that_layouts_name(name: str) -> None:
    brand = load_brand(find_brand(name))

    assert set(GROUNDS) <= brand.palette.keys()


def test_a_brand_without_a_ground_or_a_rule_for_codes_is_refused(tmp_path: Path) -> None:
    text = (assets() / "brands" / "museum" / "brand.yaml").read_text(encoding="utf-8")
    acme = brand_folder(tmp_path, "acme", re.sub("(?m)^  (qr|paper): .*$", "", text))

    with pytest.raises(InputError) as refused:
        load_brand(find_brand(f"{acme}/"))

    messages = " ".join(problem.message for problem in refused.value.problems)
    assert "`palette` has no `paper`" in messages
    assert "QR codes" in messages


def test_all_brands_set_the_same_type_roles_on_the_same_grounds() -> None:
    """So a layout for one brand can be set in all brands."""
    roles = {brand: {name: set(role.colours) for name, role in load_brand(find_brand(brand)).roles.items()} for brand in brand_names()}

    names = {name for own in roles.values() for name in own}
    every = {name: set.union(*(own.get(name, set()) for own in roles.values())) for name in names}
    lacking = {(brand, name): grounds - own.get(name, set()) for brand, own in roles.items() for name, grounds in every.items()}
    assert {place: grounds for place, grounds in lacking.items() if grounds} == {}


def test_a_brand_speaks_the_language_of_the_leaflet() -> None:
    named = find_brand("museum")

    names = [load_brand(named, tag).wordmark.name.value for tag in ("pl", "en", "uk")]

    assert names == ["Muzeum Tkactwa", "Museum of Weaving", "Музей ткацтва"]
    assert load_brand(named).wordmark.name.value == names[0]


@pytest.mark.parametrize("name", brand_names())
def test_every_face_has_the_letters_of_every_language(name: str) -> None:
    named = find_brand(name)
    letters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻабвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ„”“«»‘’–…©№§€%"

    lacking = {face: typeface.missing(letters) for face, typeface in BrandFiles(named, load_brand(named)).typefaces().items()}
    assert lacking
    assert {face: missing for face, missing in lacking.items() if missing} == {}


def test_no_code_names_a_colour_token_that_only_one_brand_has() -> None:
    common = set(GROUNDS)
    own = {token for name in brand_names() for token in load_brand(find_brand(name)).palette} - common - {"text", "paper"}
    folders = ("components", "compose", "frame", "kit", "outputs", "pdf", "type")
    code = "".join(path.read_text(encoding="utf-8") for folder in folders for path in (ROOT / "src" / "forumprint" / folder).glob("*.py"))

    assert "madder" in own
    assert [token for token in own if f'"{token}"' in code] == []


def test_a_page_takes_its_colours_and_faces_from_the_brand_alone() -> None:
    museum, dialog = (compose(EXAMPLE, "a4-onepage", brand=name) for name in ("museum", "dialog"))

    assert not faces_of(museum) & faces_of(dialog)
    assert colours_of(museum) <= load_brand(find_brand("museum")).palette.keys()
    assert "madder" in colours_of(museum)


def faces_of(leaflet: Leaflet) -> set[FontKey]:
    return {run.font for line in lines_of(leaflet) for run in line.line.runs}


def colours_of(leaflet: Leaflet) -> set[str]:
    return {run.colour for line in lines_of(leaflet) for run in line.line.runs}


def lines_of(leaflet: Leaflet) -> list[TextLine]:
    return [placed for page in leaflet.pages for placed in page.placements if isinstance(placed, TextLine)]


def test_a_folder_of_that_name_is_suggested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "brand.yaml").write_text("extends: dialog\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ResourceError) as caught:
        find_brand("mine")
    assert caught.value.hint.startswith("did you mean `./mine`?")


def test_a_brand_that_extends_others_is_remembered_until_one_of_their_files_changes(tmp_path: Path) -> None:
    house = brand_folder(tmp_path, "house", "extends: dialog", 'palette: {accent: {rgb: "#005030", cmyk: [100, 0, 60, 60]}}')
    named = find_brand(str(brand_folder(tmp_path, "department", "extends: ../house")))

    first = load_brand(named)
    assert load_brand(named) is first

    (house / "brand.yaml").write_text('extends: dialog\npalette: {accent: {rgb: "#004020", cmyk: [100, 0, 60, 70]}}\n', encoding="utf-8")
    assert load_brand(named).palette["accent"].rgb == (0x00, 0x40, 0x20)

    (house / "brand.yaml").unlink()
    with pytest.raises((InputError, ResourceError)):
        load_brand(named)


def test_a_brand_may_mend_the_contrast_of_the_brand_it_extends(tmp_path: Path) -> None:
    marks = ", ".join(f"{ground}: marks/mark.svg" for ground in GROUNDS)
    weak = 'palette: {neutral: {rgb: "#c8c8c8", cmyk: [0, 0, 0, 20]}}'
    house = brand_folder(tmp_path, "house", "extends: dialog", weak, f"marks: {{{marks}}}")
    mended = brand_folder(tmp_path, "mended", "extends: ../house", 'palette: {neutral: {rgb: "#404850", cmyk: [60, 40, 30, 60]}}')
    shutil.copytree(assets() / "brands" / "dialog" / "marks", house / "marks")

    with pytest.raises(InputError, match="contrast"):
        load_brand(find_brand(f"{house}/"))

    assert compose(EXAMPLE, brand=f"{mended}/")
