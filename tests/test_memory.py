"""What is remembered: never more than the bound, never what is out of date, and nothing outside the policy."""

from __future__ import annotations

import ast
import gc
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from weakref import WeakSet, ref

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from forumprint.base.errors import ResourceError
from forumprint.base.memory import Memory, forget, remembered, remembered_beside, report, table
from forumprint.files.bundled import assets
from forumprint.files.disk import remembered_of_file
from forumprint.files.fonts import typeface
from forumprint.type.shaping import Shaper
from typesetters import style

ROOT = Path(__file__).parents[1]
FONTS = assets() / "fonts"
# What may remember otherwise: the mechanism itself.
MECHANISM = {"base/memory.py"}

_numbers = count()


class Owner:
    """Anything that can be referred to weakly."""


def a_memory(most: int) -> Memory[int, str]:
    return Memory(f"a test's, {next(_numbers)}", key="number", most=most)


def held(memory: Memory[int, str]) -> int:
    return memory.account().held


@given(
    most=some.integers(2, 12),
    asked=some.lists(some.tuples(some.integers(0, 2), some.integers(0, 9), some.sampled_from("mpfdl")), max_size=80),
)
def test_a_memory_never_holds_more_than_its_bound(most: int, asked: list[tuple[int, int, str]]) -> None:
    memory = a_memory(most)
    drawers = [memory.drawer() for _ in range(3)]

    for number, key, how in asked:
        drawer, value = drawers[number], f"{number} {key}"
        match how:
            case "m":
                assert drawer.made(key, partial(str, value)) == value
            case "p":
                drawer.put(key, value)
            case "f":
                assert drawer.find(key) in (None, value)
            case "d":
                drawer.drop(key)
                assert drawer.find(key) is None
            case "l":
                memory.labelled(key).put(key, "")
        assert held(memory) <= most


def test_what_is_used_again_and_again_stays() -> None:
    memory = a_memory(10)
    drawer = memory.drawer()
    drawer.put(0, "kept")

    for number in range(1, 100):
        drawer.put(number, "passing")
        assert drawer.find(0) == "kept"

    assert drawer.find(1) is None


def test_readers_in_a_hurry_read_what_the_drawer_reads() -> None:
    memory = a_memory(10)
    drawer = memory.drawer()
    get = drawer.get

    for number in range(40):
        drawer.put(number, str(number))
        assert get(number) == str(number)
    assert get(0) is None

    memory.forget()
    assert get(39) is None
    assert len(drawer) == 0


def test_a_drawer_goes_with_its_owner() -> None:
    memory = a_memory(10)
    drawer = memory.drawer()
    drawer.put(1, "")

    del drawer

    assert held(memory) == 0


def test_drawers_with_a_label_are_shared_and_go_when_they_are_empty() -> None:
    memory = a_memory(4)
    memory.labelled("face").put(1, "set")

    assert memory.labelled("face").find(1) == "set"

    labels = WeakSet[Owner]()
    for _ in range(1000):
        labels.add(label := Owner())
        memory.labelled(label)
    del label
    assert len(labels) <= 4


def test_a_memory_for_a_single_entry_is_refused() -> None:
    with pytest.raises(ValueError, match="two generations"):
        a_memory(1)


def test_two_memories_never_have_one_name() -> None:
    memory = a_memory(2)

    with pytest.raises(ValueError, match=memory.name):
        Memory(memory.name, key="number", most=2)


def test_a_function_that_is_remembered_is_asked_once_until_all_is_forgotten() -> None:
    asked: list[int] = []
    name = f"a test's, {next(_numbers)}"

    @remembered(name, most=3)
    def double(number: int) -> int:
        asked.append(number)
        return number * 2

    for _ in range(2):
        assert double(4) == 8
    assert asked == [4]

    forget()
    assert double(4) == 8
    assert asked == [4, 4]

    for number in range(20):
        double(number)
    assert (name, "number", 3, 3, False) in report()
    assert f"| {name} | number |  | 3 | 3 |" in table()


def test_what_is_remembered_beside_an_object_goes_with_it() -> None:
    @remembered_beside(f"a test's, {(number := next(_numbers))}")
    def named(owner: Owner) -> list[str]:
        return []

    def now() -> int:
        return next(account.held for account in report() if account.name == f"a test's, {number}")

    owner = Owner()
    assert named(owner) is named(owner)
    assert now() == 1

    del owner
    assert now() == 0


def test_what_was_made_of_a_file_is_made_anew_when_the_file_has_changed(tmp_path: Path) -> None:
    """Also if the file is as old and as large as before."""
    read: list[str] = []
    worked_out = remembered(f"a test's, {next(_numbers)}", most=2)(lambda text: [text])

    @remembered_of_file(f"a test's, {next(_numbers)}", most=4, is_basis=True)
    def words(path: Path, mark: str) -> str:
        read.append(mark)
        return path.read_text(encoding="utf-8") + mark

    path = tmp_path / "words.txt"
    path.write_text("one", encoding="utf-8")
    os.utime(path, ns=(10**18, 10**18))
    assert [words(path, "!"), words(path, "!"), words(path, "?")] == ["one!", "one!", "one?"]
    assert read == ["!", "?"]
    before = worked_out("one!")

    other = tmp_path / "other.txt"
    other.write_text("two", encoding="utf-8")
    os.utime(other, ns=(10**18, 10**18))
    other.replace(path)
    assert words(path, "!") == "two!"
    assert worked_out("one!") is not before

    path.unlink()
    with pytest.raises(ResourceError):
        words(path, "!")


def test_a_typeface_whose_file_has_changed_is_kept_by_nobody(tmp_path: Path) -> None:
    path = tmp_path / "face.ttf"
    shutil.copy(FONTS / "SourceSans3_400Regular.ttf", path)
    old = typeface(path, {})
    Shaper().word("Toruń", replace(style(), typeface=old), "pl")
    gone = ref(old)
    del old

    shutil.copy(FONTS / "Brygada1918_500Medium.ttf", path)

    assert typeface(path, {}).name == "Brygada1918-Medium"
    gc.collect()
    assert gone() is None


class LongLived:
    """A process that builds one event whenever it is asked, from a copy of everything that comes with forumprint."""

    _SERVING = """
import sys
from forumprint.desk import build

for line in sys.stdin:
    build(sys.argv[1], out=line.strip())
    print("built", flush=True)
"""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in ("src", "assets", "layouts"):
            shutil.copytree(ROOT / part, folder / part)
        (folder / "event.yaml").write_text('title: Forum "Razem"\nlanguage: pl\nlead: W Toruniu\ndate: 2024-12-03\n', encoding="utf-8")
        self._environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
        command = [sys.executable, "-c", self._SERVING, str(folder / "event.yaml")]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=self._environment, cwd=folder
        )

    def built(self) -> bytes:
        """What it builds now."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("long-lived.pdf\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "built\n"
        return (self.folder / "long-lived.pdf").read_bytes()

    def built_afresh(self) -> bytes:
        """What a new process builds."""
        command = [sys.executable, "-m", "forumprint", "--quiet", "build", "event.yaml", "-o", "new.pdf"]
        subprocess.run(command, env=self._environment, cwd=self.folder, check=True)
        return (self.folder / "new.pdf").read_bytes()


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LongLived]:
    house = LongLived(tmp_path_factory.mktemp("house"))
    with house.process:
        yield house
        assert house.process.stdin is not None
        house.process.stdin.close()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("assets/languages/pl.yaml", "„", "«", id="language"),
        pytest.param("assets/brands/dialog/brand.yaml", "#10283C", "#10283D", id="brand"),
        pytest.param("layouts/a4-onepage.yaml", "height: 297mm", "height: 296mm", id="layout"),
        pytest.param("assets/licences.yaml", "licenses/by-nc/4.0/deed.pl", "licenses/by-nc/4.1/deed.pl", id="licences"),
        pytest.param("assets/brands/dialog/marks/*.svg", '<rect x="0"', '<rect x="1"', id="mark"),
        pytest.param("assets/fonts/SourceSans3_600SemiBold.ttf", None, "assets/fonts/SourceSans3_700Bold.ttf", id="font"),
        pytest.param("event.yaml", "Toruniu", "Grudzi\u0105dzu", id="event"),
    ],
)
def test_a_process_that_lives_long_sees_every_file_as_it_is(long_lived: LongLived, file: str, old: str | None, new: str) -> None:
    """It builds what a new process builds, byte by byte."""
    before = long_lived.built()
    assert long_lived.built() == before

    for path in long_lived.folder.glob(file):
        if old is None:
            shutil.copy(long_lived.folder / new, path)
        else:
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    after = long_lived.built()
    assert after != before
    assert after == long_lived.built_afresh()


def measured(*options: str) -> dict[str, list[dict[str, Any]]]:
    """The output of `benchmarks/memory.py` for a process that sets one event after the other."""
    command = [sys.executable, str(ROOT / "benchmarks" / "memory.py"), "--json", *options]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    found: dict[str, list[dict[str, Any]]] = json.loads(told)
    return found


def test_no_memory_outgrows_its_bound_over_different_events() -> None:
    told = measured("--events", "35", "--every", "7")

    assert [reading["events"] for reading in told["readings"]] == [7, 14, 21, 28, 35]
    assert told["readings"][-1]["fitted"] > 21
    held = {memory["name"]: (memory["held"], memory["most"]) for memory in told["memories"]}
    assert not {name: (now, most) for name, (now, most) in held.items() if most is not None and now > most}
    assert held["bound paragraphs in pieces"] == (1024, 1024), "the events are too few to fill a memory"
    assert held["shaped words"][0] > 4096


def test_a_process_that_has_forgotten_everything_keeps_nothing_of_an_event() -> None:
    """Values kept outside the memories would show here: the second fourteen events leave no more than the first."""
    first, second = measured("--events", "28", "--every", "14", "--forget")["readings"]

    assert second["blocks"] - first["blocks"] < 14 * 100


def remembering(tree: ast.AST, *, inside: bool = False) -> Iterator[int]:
    """Lines where something is remembered by the standard library's means, but inside a function, where it dies with the call."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            if not inside:
                yield from (each.lineno for each in node.decorator_list if named(each) in ("cache", "lru_cache"))
            yield from remembering(node, inside=True)
        elif isinstance(node, ast.Call) and named(node.func) in ("cache", "lru_cache"):
            yield node.lineno
        else:
            yield from remembering(node, inside=inside)


def named(node: ast.AST) -> str:
    """The last part of the name of what is called: `lru_cache` of `functools.lru_cache(maxsize=1)`."""
    match node:
        case ast.Call(func=called):
            return named(called)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def test_nothing_is_remembered_outside_the_policy() -> None:
    source = ROOT / "src" / "forumprint"
    found = {
        path.relative_to(source).as_posix(): lines
        for path in source.rglob("*.py")
        if (lines := list(remembering(ast.parse(path.read_text(encoding="utf-8")))))
    }

    assert {file: lines for file, lines in found.items() if file not in MECHANISM} == {}


@pytest.mark.parametrize(
    "code",
    [
        "@cache\ndef f(x): ...",
        "@functools.lru_cache(maxsize=3)\ndef f(x): ...",
        "class A:\n    @lru_cache\n    def f(self): ...",
        "class A:\n    def __init__(self):\n        self.f = lru_cache(maxsize=2)(self.g)",
        "f = cache(g)",
    ],
)
def test_what_is_outside_the_policy_is_found(code: str) -> None:
    assert list(remembering(ast.parse(code)))


def test_what_dies_with_a_call_may_remember() -> None:
    assert not list(remembering(ast.parse("def f(x):\n    @cache\n    def g(y): ...\n    return g(x)")))
