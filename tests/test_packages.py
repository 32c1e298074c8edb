"""Layouts, brands and components from installed packages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import forumprint
from edited import replace_in, replaced
from forumprint.base.errors import ConformanceError, ResourceError
from forumprint.cli.app import run
from forumprint.desk import compose
from forumprint.files.library import find_brand, find_layout
from forumprint.frame.placements import TextLine
from forumprint.plan.registry import component
from forumprint.testing import broken_promises
from packages import EXPLODING, SHOUT, install

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "forum-ngo-2024"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which Python looks for packages. Imports of a test are removed afterwards."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    for name in ("acme", "acme.layouts", "acme.brand", "acme.shout"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield tmp_path / "site"
    for name in set(sys.modules) - before:
        if name.partition(".")[0] == "acme":
            del sys.modules[name]


def test_a_layout_is_found_in_a_package_that_is_never_imported(site: Path) -> None:
    own = (ROOT / "layouts" / "a4-onepage.yaml").read_text(encoding="utf-8")
    install(
        site,
        "[forumprint.layouts]\nacme-sheet = acme.layouts\n",
        {"acme/__init__.py": EXPLODING, "acme/layouts/__init__.py": EXPLODING, "acme/layouts/acme-sheet.yaml": own},
    )

    assert find_layout("acme-sheet").path == site / "acme" / "layouts" / "acme-sheet.yaml"
    assert "acme-sheet" in {layout.name for layout in forumprint.layouts()}
    assert "acme" not in sys.modules


def test_a_brand_is_found_with_its_files_in_a_package(site: Path) -> None:
    install(site, "[forumprint.brands]\nacme = acme.brand\n", {"acme/__init__.py": EXPLODING})
    shutil.copytree(ROOT / "assets" / "brands" / "dialog", site / "acme" / "brand")

    assert find_brand("acme").path == site / "acme" / "brand" / "brand.yaml"
    assert compose(EXAMPLE, "a4-onepage", brand="acme").pages


def test_an_entry_point_without_its_file_offers_nothing(site: Path) -> None:
    install(site, "[forumprint.layouts]\nacme-sheet = acme.layouts\nacme-lost = nowhere\n", {"acme/__init__.py": ""})

    with pytest.raises(ResourceError, match="there is no layout `acme-sheet`"):
        find_layout("acme-sheet")


def test_a_bundled_name_belongs_to_the_bundled_layout(site: Path) -> None:
    install(site, "[forumprint.layouts]\na4-onepage = acme\n", {"acme/__init__.py": "", "acme/a4-onepage.yaml": "label: mine\n"})

    assert find_layout("a4-onepage").path == ROOT / "layouts" / "a4-onepage.yaml"


def test_a_component_of_a_package_works_in_a_layout_and_keeps_the_promises(site: Path, tmp_path: Path) -> None:
    install(site, "[forumprint.components]\nacme-shout = acme.shout:Shout\n", {"acme/__init__.py": "", "acme/shout.py": SHOUT})
    layout = Path(shutil.copy(ROOT / "layouts" / "a4-onepage.yaml", tmp_path / "own.yaml"))
    replace_in(layout, "content: [kicker]", "content: [acme-shout]")

    leaflet = compose(EXAMPLE, str(layout))
    styles = {run.role for placed in leaflet.pages[0].placements if isinstance(placed, TextLine) for run in placed.line.runs}

    assert "kicker" not in styles
    assert sum(span.text == leaflet.title for span in leaflet.structure.spans()) == 1
    assert broken_promises(component("acme-shout")) == ()


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("raise ImportError('no acme today')", "cannot be loaded: ImportError: no acme today"),
        ("Shout = 3", "is not a component"),
        (SHOUT + "    Options = int\n", "not derived from `Choices`"),
        (SHOUT.replace('"acme-shout"', '"acme-call"'), "has another name: 'acme-call'"),
        (SHOUT.replace("name: ClassVar[str]", "name: str"), "has another name"),
    ],
)
def test_a_package_that_fails_is_named_not_shown_as_a_traceback(site: Path, module: str, said: str) -> None:
    install(site, "[forumprint.components]\nacme-shout = acme.shout:Shout\n", {"acme/__init__.py": "", "acme/shout.py": module})

    with pytest.raises(ResourceError, match=said):
        component("acme-shout")


def test_a_component_that_fails_while_it_is_set_is_named_with_its_place_in_the_layout(site: Path, tmp_path: Path) -> None:
    """It is the package's fault, not forumprint's own and not the event's."""
    failing = replaced(SHOUT, "title = room", "copy.event.partners[99]; title = room")
    install(site, "[forumprint.components]\nacme-shout = acme.shout:Shout\n", {"acme/__init__.py": "", "acme/shout.py": failing})
    layout = Path(shutil.copy(ROOT / "layouts" / "a4-onepage.yaml", tmp_path / "own.yaml"))
    replace_in(layout, "content: [kicker]", "content: [acme-shout]")

    with pytest.raises(ResourceError, match="`acme-shout` of the package `acme` failed: IndexError") as raised:
        compose(EXAMPLE, str(layout))

    (problem,) = raised.value.problems
    assert "acme-shout" in layout.read_text(encoding="utf-8").splitlines()[problem.where.line - 1]


def test_one_package_that_fails_leaves_the_list_of_components_whole(site: Path) -> None:
    files = {"acme/__init__.py": "", "acme/shout.py": "raise ImportError('no acme today')"}
    install(site, "[forumprint.components]\nacme-shout = acme.shout:Shout\n", files)

    listed = {each.name: each.description for each in forumprint.list_components()}

    assert "no acme today" in listed["acme-shout"]
    assert listed.keys() > {"headline", "body"}


def test_the_command_names_the_promise_that_a_component_of_a_package_breaks(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    silent = replaced(SHOUT, "[node(Role.PARAGRAPH, title)]", "[]")
    install(site, "[forumprint.components]\nacme-shout = acme.shout:Shout\n", {"acme/__init__.py": "", "acme/shout.py": silent})

    assert run(["components", "--check", "acme-shout"]) == ConformanceError.exit_code
    told = capsys.readouterr().err
    assert "is on the page but not in the structure" in told
    assert "seen in: rich copy" in told


def own_suite(folder: Path) -> subprocess.CompletedProcess[str]:
    """Another author's package and its tests, run as the author runs them."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_an_author_tests_a_component_in_a_suite_of_their_own(tmp_path: Path) -> None:
    """As in `docs/components.md`. The package is not even installed."""
    page = (ROOT / "docs" / "components.md").read_text(encoding="utf-8")
    component, test = re.findall(r"(?s)```python\n(.*?)```", page)
    (tmp_path / "acme_leaflets").mkdir()
    module = tmp_path / "acme_leaflets" / "sponsor.py"
    module.write_text(component, encoding="utf-8")
    (tmp_path / "test_sponsor.py").write_text(test, encoding="utf-8")

    kept = own_suite(tmp_path)
    replace_in(module, "[node(Role.PARAGRAPH, name)]", "[]")
    broken = own_suite(tmp_path)

    assert (kept.returncode, "1 passed" in kept.stdout) == (0, True), kept.stdout
    assert (broken.returncode, "is on the page but not in the structure" in broken.stdout) == (1, True), broken.stdout


@pytest.mark.parametrize("options", ["frozen=True", "frozen=True, slots=True", "frozen=True, match_args=False"])
def test_a_component_that_the_dataclass_decorator_was_put_on_is_refused_with_what_to_write(site: Path, options: str) -> None:
    decorated = f"import dataclasses\n@dataclasses.dataclass({options})\nclass Shout(Part)"
    module = replaced(SHOUT, "class Shout(Part, frozen=True)", decorated)
    install(site, "[forumprint.components]\nacme-shout = acme.shout:Shout\n", {"acme/__init__.py": "", "acme/shout.py": module})

    with pytest.raises(ResourceError) as refused:
        component("acme-shout")

    assert "delete `@dataclass`" in refused.value.hint
