"""The part of Markdown that a body may use; the rest is never dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumprint.base.problems import Problem, Severity, Where
from forumprint.event.markdown import parse_markdown
from forumprint.event.richtext import Block, Bullets, Crosshead, Inline, Paragraph


def parsed(source: str) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    rich, problems = parse_markdown(source, lambda line, column: Where("e", line + 1, column + 1), "pl", Where("e", 1, 1))
    return rich.blocks, problems


def paragraph(source: str) -> tuple[Inline, ...]:
    (block,), problems = parsed(source)
    assert not problems
    assert isinstance(block, Paragraph)
    return block.inlines


def words(inlines: tuple[Inline, ...]) -> str:
    return "".join(inline.text for inline in inlines)


def test_paragraphs_and_crossheads_come_in_order() -> None:
    blocks, problems = parsed("## Idea\nRaz\ndwa\n\nTrzy\n")

    assert [type(block) for block in blocks] == [Crosshead, Paragraph, Paragraph]
    assert not problems


def test_a_line_end_within_a_paragraph_is_a_space() -> None:
    assert words(paragraph("raz\ndwa")) == "raz dwa"


def test_emphasis_and_strong_may_overlap() -> None:
    marked = [(inline.text, inline.strong, inline.emphasis) for inline in paragraph("a **b *c*** d")]

    assert marked == [("a ", False, False), ("b ", True, False), ("c", True, True), (" d", False, False)]


def test_links_keep_their_address() -> None:
    links = [inline.href for inline in paragraph("[a](https://torun.pl) <https://a.pl> <a@b.pl>") if inline.href]

    assert links == ["https://torun.pl", "https://a.pl", "mailto:a@b.pl"]


@pytest.mark.parametrize(("source", "start"), [("- a\n- b\n", None), ("1. a\n2. b\n", 1), ("4. a\n5. b\n", 4)])
def test_lists_have_items_and_a_first_number(source: str, start: int | None) -> None:
    (block,), problems = parsed(source)

    assert isinstance(block, Bullets)
    assert [words(item) for item in block.items] == ["a", "b"]
    assert (block.start, problems) == (start, ())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("– mówi dyrektor", "– mówi dyrektor"),
        ("2024 r. był dobry", "2024 r. był dobry"),
        ("2024\\. tak", "2024. tak"),
        ("AT&amp;T \\*x\\* &nbsp;y", "AT&T *x* \u00a0y"),
        ("A & B, 3 < 5, snake_case_x, 2 * 3 * 4", "A & B, 3 < 5, snake_case_x, 2 * 3 * 4"),
        ("#hasztag i 50% _", "#hasztag i 50% _"),
        ("z\u0307o", "żo"),
    ],
)
def test_typed_text_survives(source: str, text: str) -> None:
    assert words(paragraph(source)) == text


def test_each_piece_knows_where_it_was_typed() -> None:
    places = [(inline.text, inline.where.line, inline.where.column) for inline in paragraph("raz\ndwa **trzy** a *b*")]

    assert places == [("raz dwa ", 1, 1), ("trzy", 2, 7), (" a ", 2, 13), ("b", 2, 17)]


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("a\n\n# b", 3, "`#` headings"),
        ("### b", 1, "`###` headings"),
        ("a\n\nb\n===", 3, "a line under a text"),
        ("a\n\n> b", 3, "block quotes"),
        ("a\n\n***", 3, "a line across"),
        ("a\n\n```\nb\n```", 3, "code"),
        ("a\n\n    b", 3, "four spaces"),
        ("a\nb `c`", 2, "code"),
        ("a\n\n<div>b</div>", 3, "HTML"),
        ("a\nb <br> c", 2, "HTML"),
        ("a\n![b](c.jpg)", 2, "pictures"),
        ("a\n~~b~~", 2, "struck-out"),
        ("a\\\nb", 1, "line break"),
        ("a  \nb", 1, "line break"),
        ("- a\n- b\n  - c", 3, "list inside a list"),
        ("- a\n\n  b\n- c", 3, "one paragraph"),
        ("- a\n-\n- b", 2, "empty"),
        ("- a\n- ## b", 2, "crosshead cannot stand in a list"),
        ("a\n\n| b | c |\n|---|---|\n| d | e |", 3, "tables"),
        ("a\n\n[b]: https://c.pl", 3, "link definitions"),
        ("a\n[b](c.html)", 2, "cannot be a link"),
        ("[b](javascript:alert)", 1, "cannot be a link"),
        ('[b](https://c.pl "d")', 1, "title"),
        ("2024. był dobry", 1, "numbered list"),
        ("19. Forum", 1, "numbered list"),
    ],
)
def test_what_cannot_be_set_is_an_error_with_its_line_and_a_hint(source: str, line: int, message: str) -> None:
    _, (problem,) = parsed(source)

    assert message in problem.message
    assert problem.where.line == line
    assert problem.severity is Severity.ERROR
    assert problem.hint


@pytest.mark.parametrize(("source", "message"), [("- mówi dyrektor", "list of one item"), ("a**„b”**c", "`**` would be printed")])
def test_what_looks_like_a_slip_is_a_warning(source: str, message: str) -> None:
    _, (problem,) = parsed(source)

    assert message in problem.message
    assert problem.severity is Severity.WARNING


@given(st.text("ab *_#>-1.\n`[]()<&;\\~|!\t", max_size=60))
def test_every_letter_is_set_or_reported(source: str) -> None:
    blocks, problems = parsed(source)
    printed = sum(inline.text.count("a") for block in blocks for inline in _inlines(block))

    assert problems or printed == source.count("a")


def _inlines(block: Block) -> tuple[Inline, ...]:
    return tuple(inline for item in block.items for inline in item) if isinstance(block, Bullets) else block.inlines


@pytest.mark.parametrize("typed", ["[Guten Tag]{lang=de}", '[Guten Tag]{ lang="de" }', "[Guten Tag]{lang='de'}"])
def test_a_phrase_says_what_language_it_is_in(typed: str) -> None:
    spoken = [(inline.text, inline.language) for inline in paragraph(f"mówi {typed} i idzie")]

    assert spoken == [("mówi ", None), ("Guten Tag", "de"), (" i idzie", None)]


def test_a_phrase_may_hold_emphasis_and_a_link_and_a_phrase_of_its_own() -> None:
    inlines = paragraph("[der *Tag* [oui]{lang=fr} [x](https://a.pl)]{lang=de} już")

    assert [(inline.text, inline.language) for inline in inlines] == [
        ("der ", "de"),
        ("Tag", "de"),
        (" ", "de"),
        ("oui", "fr"),
        (" ", "de"),
        ("x", "de"),
        (" już", None),
    ]


@pytest.mark.parametrize("text", ["ale […] dalej", "[1] przypis", "zbiór {1, 2}"])
def test_square_brackets_alone_are_text(text: str) -> None:
    assert words(paragraph(text)) == text


@pytest.mark.parametrize("typed", ["[a] {lang=de}", "zbiór {lang=de}", "[Guten Tag]{lang=de.", "[Guten Tag {lang=de}"])
def test_braces_that_stand_as_they_were_typed_are_doubted(typed: str) -> None:
    (problem,) = parsed(f"raz\n\n{typed}")[1]

    assert (problem.where.line, problem.severity) == (3, Severity.WARNING)
    assert "`{lang` would be printed as it was typed" in problem.message


@pytest.mark.parametrize(("typed", "said"), [("[a]{.klasa}", "`{.klasa}`"), ("[a]{lang=niemiecki}", "`niemiecki`"), ("[a]{}", "`{}`")])
def test_braces_that_name_no_language_are_a_problem(typed: str, said: str) -> None:
    (block,), problems = parsed(f"raz\n\n{typed}")[0][1:], parsed(f"raz\n\n{typed}")[1]

    assert [(said in problem.message, problem.where.line) for problem in problems] == [(True, 3)]
    assert isinstance(block, Paragraph)
    assert words(block.inlines) == "a"
