"""A brand that is hard to read is refused, with its tokens and ratio."""

from pathlib import Path

import pytest

from edited import replaced
from forumprint.base.errors import InputError
from forumprint.brand.contrast import contrast_ratio, text_pairs
from forumprint.files.bundled import assets
from forumprint.files.library import Named, load_brand

BRAND = assets() / "brands" / "dialog" / "brand.yaml"


def changed(tmp_path: Path, old: str, new: str) -> Named:
    """The example brand with one piece of its file replaced."""
    path = tmp_path / "brand.yaml"
    path.write_text(replaced(BRAND.read_text(encoding="utf-8"), old, new), encoding="utf-8")
    return Named("changed", path)


def test_black_on_white_has_the_highest_ratio_there_is() -> None:
    assert contrast_ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast_ratio((90, 90, 90), (90, 90, 90)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "ground", "ratio"), [("text", "paper", 14.9), ("accent", "paper", 5.4), ("ember", "ink", 8.6), ("white", "accent", 6.1)]
)
def test_the_example_brand_has_the_ratios_that_its_design_states(text: str, ground: str, ratio: float) -> None:
    pairs = {(pair.text, pair.ground): pair.ratio for pair in text_pairs(load_brand(Named("dialog", BRAND)))}

    assert pairs[text, ground] == pytest.approx(ratio, abs=0.05)


def test_a_weak_pair_is_refused_naming_both_tokens_the_ratio_and_the_roles(tmp_path: Path) -> None:
    weak = changed(
        tmp_path, "kicker: {face: sans-semibold, colours: {white: accent", "kicker: {face: sans-semibold, colours: {white: stone"
    )

    with pytest.raises(InputError) as refused:
        load_brand(weak)

    (problem,) = refused.value.problems
    assert "`stone` on `white`" in problem.message
    assert "1.7:1" in problem.message
    assert "kicker" in problem.message
    assert problem.where.line > 1


def test_a_role_whose_colour_is_not_in_the_palette_is_a_problem_at_its_line(tmp_path: Path) -> None:
    lost = changed(tmp_path, "lead: {face: sans, colours: {white: ink,", "lead: {face: sans, colours: {white: inc,")

    with pytest.raises(InputError) as refused:
        load_brand(lost)

    assert any("`inc`" in problem.message and "lead" in problem.message for problem in refused.value.problems)
