"""Pagination: the places where the sides of one long column end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from forumprint.compose.pagination import Atom, End, Stretch, paginated

PAGE, HEAD, FOOT, GAP = 100.0, 5.0, 4.0, 2.0


def stacked(*atoms: tuple[float, End]) -> list[Atom]:
    """Atoms of these heights, one under the other."""
    stack: list[Atom] = []
    for height, end in atoms:
        top = stack[-1].bottom + GAP if stack else 0.0
        stack.append(Atom(top, top + height, end))
    return stack


def filled(atoms: Sequence[Atom], sides: Sequence[Stretch]) -> list[int]:
    """The number of atoms on each side."""
    return [sum(side.top <= atom.top and atom.bottom <= side.bottom for atom in atoms) for side in sides]


def cut(*atoms: tuple[float, End]) -> list[int]:
    stack = stacked(*atoms)
    return filled(stack, paginated(stack, PAGE, HEAD, FOOT))


def items(count: int, height: float) -> list[tuple[float, End]]:
    """A list that begins with a heading. A cut beside its first or last item would leave that item alone."""
    ends = [End.BETWEEN_BLOCKS] * count
    ends[0] = ends[-2] = End.IN_GROUP
    ends[-1] = End.BETWEEN_REGIONS
    return [(8.0, End.NOWHERE), *((height, end) for end in ends)]


def test_a_stranded_item_is_joined_by_another() -> None:
    """If the first side were filled completely, the last item would stand on the second."""
    region_head_and_items, others = cut((30.0, End.BETWEEN_REGIONS), *items(5, 10.0))

    assert region_head_and_items - 2 >= 2
    assert others >= 2


def test_a_head_does_not_stand_over_one_item() -> None:
    assert cut((60.0, End.BETWEEN_REGIONS), *items(6, 10.0)) == [1, 7]


def test_a_scrap_is_joined_to_its_neighbour() -> None:
    """If the first side were filled completely, it would hold both, and the second would have a fifth of a page."""
    assert cut((40.0, End.BETWEEN_REGIONS), (45.0, End.BETWEEN_REGIONS), (20.0, End.BETWEEN_REGIONS)) == [1, 2]


def test_a_scrap_is_joined_by_a_part_of_what_could_stand_whole() -> None:
    blocks = [(21.0, End.BETWEEN_BLOCKS)] * 3 + [(21.0, End.BETWEEN_REGIONS)]
    assert cut(*blocks, (10.0, End.BETWEEN_REGIONS))[-1] > 1


def test_a_paragraph_is_divided_rather_than_spread_over_another_side() -> None:
    """70, 54 and 30 points fit on two sides if the paragraph is divided, else on three."""
    lines = [(4.0, End.IN_PARAGRAPH)] * 8 + [(4.0, End.BETWEEN_REGIONS)]
    assert len(cut((70.0, End.BETWEEN_REGIONS), *lines, (30.0, End.BETWEEN_REGIONS))) == 2


def test_a_heading_stays_with_its_text_where_nothing_else_is_too_tall() -> None:
    assert cut((80.0, End.BETWEEN_REGIONS), (6.0, End.NOWHERE), (60.0, End.BETWEEN_REGIONS)) == [1, 2]


def test_what_is_taller_than_a_page_has_a_side_of_its_own() -> None:
    stack = stacked((40.0, End.BETWEEN_REGIONS), (150.0, End.BETWEEN_REGIONS), (40.0, End.BETWEEN_REGIONS))
    sides = paginated(stack, PAGE, HEAD, FOOT)

    assert filled(stack, sides) == [1, 1, 1]
    assert sides[1].height == 150.0 + HEAD + FOOT


def test_a_fill_at_the_edge_needs_no_white() -> None:
    stack = [Atom(0.0, 60.0, End.BETWEEN_REGIONS), Atom(70.0, 165.0, End.BETWEEN_REGIONS, opens=True, closes=True)]

    assert [side.height for side in paginated(stack, PAGE, HEAD, FOOT)] == [60.0 + FOOT, 95.0]


@pytest.mark.parametrize("seed", range(40))
def test_every_atom_stands_on_one_side_and_no_side_is_taller_than_the_page(seed: int) -> None:
    random = Random(seed)
    stack = stacked(*((random.uniform(2, 70), random.choice(list(End))) for _ in range(random.randint(1, 60))))
    sides = paginated(stack, PAGE, HEAD, FOOT)

    assert sum(filled(stack, sides)) == len(stack)
    assert sides[0].top == 0.0
    assert sides[-1].bottom == stack[-1].bottom
    assert all(one.bottom < other.top for one, other in pairwise(sides))
    assert max(side.height for side in sides) <= PAGE + 0.01


@pytest.mark.parametrize("seed", range(20))
def test_no_other_way_has_fewer_ends_that_hurt(seed: int) -> None:
    """Compared with every way to cut ten atoms into sides that hold them."""
    random = Random(seed)
    stack = stacked(*((random.uniform(10, 40), random.choice([End.BETWEEN_REGIONS, End.NOWHERE])) for _ in range(10)))

    def hurts(places: Sequence[int]) -> int:
        return sum(stack[place].end is End.NOWHERE for place in places)

    def holds(places: Sequence[int]) -> bool:
        bounds = [-1, *places, len(stack) - 1]
        return all(
            stack[last].bottom - (stack[first + 1].top if first >= 0 else 0.0) + (HEAD if first >= 0 else 0.0) + FOOT <= PAGE
            for first, last in pairwise(bounds)
        )

    every = ([place for place in range(9) if number >> place & 1] for number in range(2**9))
    best = min(hurts(places) for places in every if holds(places))
    found = filled(stack, paginated(stack, PAGE, HEAD, FOOT))
    assert hurts([sum(found[: number + 1]) - 1 for number in range(len(found) - 1)]) == best


def test_nothing_makes_no_side() -> None:
    assert paginated([], PAGE, HEAD, FOOT) == ()


class Watched(list[Atom]):
    """Counts the looks at an atom. A clock would depend on the machine's other work."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        self.looks += 1
        return super().__getitem__(place)


def test_a_column_four_times_as_long_takes_about_four_times_as_long() -> None:
    def looks(lines: int) -> int:
        stack = Watched(stacked(*[(3.0, End.IN_PARAGRAPH)] * lines))
        paginated(stack, PAGE, HEAD, FOOT)
        return stack.looks

    assert looks(500) > 500
    assert looks(2000) < 5 * looks(500)
