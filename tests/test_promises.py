"""Components: all of ours keep the promises, and the trial finds one that does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pytest
from msgspec.structs import replace

from forumprint.base.geometry import Size
from forumprint.cli.app import run
from forumprint.frame.structure import Role
from forumprint.kit.component import Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import Stack, node
from forumprint.kit.content import Content
from forumprint.plan.registry import built_in, component
from forumprint.testing import broken_promises
from forumprint.testing.conformance import Bench, findings
from forumprint.testing.proofs import bench


@pytest.fixture(scope="module")
def proof() -> Bench:
    return bench("dialog", None)


@pytest.mark.parametrize("name", built_in())
def test_a_component_of_ours_keeps_every_promise(name: str) -> None:
    assert broken_promises(component(name)) == ()


@pytest.mark.parametrize("name", ["awards", "byline", "figure-row", "gallery", "note-box", "partners", "people", "timetable"])
def test_a_component_keeps_its_promises_in_another_brand(name: str) -> None:
    assert broken_promises(component(name), brand="museum") == ()


class Good(Part, frozen=True):
    """A correct component: it prints the title."""

    name: ClassVar[str] = "good"
    reads: ClassVar[tuple[str, ...]] = ("title",)
    roles: ClassVar[tuple[str, ...]] = ("lead",)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        title = room.compositor.words(content.event.title)
        stack = Stack(room.compositor, room.width)
        stack.text(title, room.style("lead"))
        return stack.setting([node(Role.PARAGRAPH, title)])


class Silent(Good, frozen=True):
    """It gives the structure nothing."""

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        return Setting(Good.set(self, content, room, rungs).frame)


class Clipping(Good, frozen=True):
    """It leaves out every line except the first."""

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        done = Good.set(self, content, room, rungs)
        return replace(done, frame=replace(done.frame, children=done.frame.children[:1]))


class Flat(Good, frozen=True):
    """It states a height that is too small."""

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        done = Good.set(self, content, room, rungs)
        return replace(done, frame=replace(done.frame, size=Size(room.width, done.height / 4)))


class Stacked(Good, frozen=True):
    """It sets its words twice, one over the other."""

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        done = Good.set(self, content, room, rungs)
        return replace(done, frame=replace(done.frame, children=done.frame.children * 2))


class Secretive(Good, frozen=True):
    """It prints a field that it does not declare."""

    reads: ClassVar[tuple[str, ...]] = ("lead",)


class Careless(Good, frozen=True):
    """It needs a field that an event may lack."""

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        assert content.event.lead is not None, "no lead"
        return Good.set(self, content, room, rungs)


class Hasty(Good, frozen=True):
    """It has a ladder that it does not declare."""

    def ladders(self, content: Content, room: Room) -> Mapping[str, int]:
        return {"size": 1}


class Growing(Good, frozen=True):
    """It needs more room at lower rungs."""

    gives: ClassVar[tuple[str, ...]] = ("size",)

    def ladders(self, content: Content, room: Room) -> Mapping[str, int]:
        return {"size": 1}

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        done = Good.set(self, content, room, rungs)
        return replace(done, frame=replace(done.frame, size=Size(room.width, done.height + 10 * rungs.get("size", 0))))


class Undressed(Good, frozen=True):
    """It sets a type role that it does not declare."""

    roles: ClassVar[tuple[str, ...]] = ("kicker",)


class Bare(Good, frozen=True):
    """It prints its heading even if the event has nothing under it."""

    reads: ClassVar[tuple[str, ...]] = ("awards",)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        head = room.compositor.composed(content.language.label("awards"), content.event.where)
        stack = Stack(room.compositor, room.width)
        stack.text(head, room.style("lead"))
        return stack.setting([node(Role.HEADING_2, head)])


class Homeless(Good, frozen=True):
    """It needs a type role that no brand has."""

    roles: ClassVar[tuple[str, ...]] = ("shouting",)


class Unexplained(Choices, frozen=True, kw_only=True):
    """Options without a description."""

    loud: bool = False


class Mute(Good, frozen=True):
    """It does not describe its options."""

    Options: ClassVar[type[Choices]] = Unexplained


def test_a_component_as_it_should_be_has_nothing_found(proof: Bench) -> None:
    assert findings(Good, proof) == ()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Silent, "is on the page but not in the structure"),
        (Clipping, "is in the structure, but the page shows"),
        (Flat, "lies outside its box"),
        (Stacked, "overlap"),
        (Secretive, "prints `title` but does not declare it"),
        (Careless, "raises AssertionError"),
        (Growing, "lower rung of its ladder `size` is taller"),
        (Hasty, "has a ladder `size` but does not declare it"),
        (Bare, "prints a heading (H2) for an event that has nothing for it"),
        (Undressed, "sets in the type role `lead` but does not declare it"),
        (Homeless, "a type role that the brand does not have"),
        (Mute, "option `loud` has no description"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_a_broken_promise_is_found(kind: type[Good], said: str, proof: Bench) -> None:
    assert any(said in finding.message for finding in findings(kind, proof))


def test_what_is_found_says_where_and_how_often_it_showed(proof: Bench) -> None:
    found = next(finding for finding in findings(Careless, proof) if "raises" in finding.message)

    assert found.case.startswith("poor copy")
    assert found.times > 1


def test_the_command_says_that_a_component_keeps_its_promises_or_which_it_may_have_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["components", "--check", "people"]) == 0
    assert "people: keeps what every component promises" in capsys.readouterr().out
    assert run(["components", "--check", "peeple"]) == 4
    assert "did you mean `people`?" in capsys.readouterr().err
