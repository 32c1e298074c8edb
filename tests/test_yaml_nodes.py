"""YAML as nodes: nothing is resolved, everything has its place, and hostile files are problems."""

from __future__ import annotations

import warnings

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from complaints import COMPLAINTS, Complaint
from forumprint.base.errors import InputError
from forumprint.base.problems import Problem, Where
from forumprint.files.yaml.errors import explained
from forumprint.files.yaml.nodes import MOST_DEPTH, MappingNode, ScalarNode, SequenceNode, compose, examine


def scalar(text: str, key: str = "a") -> ScalarNode:
    root = compose(text.encode(), "e.yaml")
    assert isinstance(root, MappingNode)
    value = root.get(key)
    assert isinstance(value, ScalarNode)
    return value


def only_problem(text: str | bytes) -> tuple[str, int, int]:
    """The message, line and column of the one problem in the file."""
    data = text if isinstance(text, bytes) else text.encode()
    _, (problem,) = examine(data, "e.yaml")
    return problem.message, problem.where.line, problem.where.column


@pytest.mark.parametrize("text", ["no", "10:00", "1e3", "2024-12-03", "0x1F", "1_000", "null", "012"])
def test_a_scalar_stays_what_was_typed(text: str) -> None:
    assert scalar(f"a: {text}").text == text


def test_every_node_knows_its_line_and_column() -> None:
    root = compose("a:\n  - ż: 1\n    b: [x]\n".encode(), "e.yaml")

    assert isinstance(root, MappingNode)
    items = root.get("a")
    assert isinstance(items, SequenceNode)
    item = items.items[0]
    assert isinstance(item, MappingNode)
    assert [value.where for _, value in item.entries] == [Where("e.yaml", 2, 8), Where("e.yaml", 3, 8)]


def test_an_empty_value_is_absent_but_an_empty_text_in_quotes_is_not() -> None:
    assert (scalar("a:").absent, scalar("a: ~").absent, scalar("a: ''").absent, scalar('a: "~"').absent) == (True, True, False, False)


def test_an_alias_stands_for_what_its_anchor_marks() -> None:
    assert scalar("b: &x ten sam\na: *x\n").text == "ten sam"


@pytest.mark.parametrize(
    ("text", "line", "column", "where"),
    [
        ("a: |\n  raz\n\n  dwa trzy\n", 2, 4, (4, 7)),
        ("a: |\n\n  raz\n  dwa\n", 2, 0, (4, 3)),
        ("a: >-\n  raz\n  dwa trzy\n", 0, 8, (3, 7)),
        ("a: raz dwa\n", 0, 4, (1, 8)),
        ("a: 'raz ''dwa'''\n", 0, 5, (1, 11)),
        ("a: raz\n   dwa\n", 0, 4, (2, 4)),
        ('a: "raz\\ndwa"\n', 1, 0, (1, 4)),
    ],
)
def test_a_place_in_a_text_is_found_again_in_the_file(text: str, line: int, column: int, where: tuple[int, int]) -> None:
    found = scalar(text).locate(line, column)

    assert (found.line, found.column) == where


# The typed text → words of our message for it, and the line where it is mended.
SYNTAX_ERRORS = [
    ("title: Dialog: rozmowa\n", "colon", 1),
    ("a: b\n c: d\n", "a key cannot stand here", 2),
    ("a: b\nb:\n\t- c\n", "tab", 3),
    ("a: 1\ntitle: 'Dialog\nb: 2\n", "the quotation mark ' that opens here is never closed", 2),
    ('a: "Dialog" i więcej\nb: 2\n', "does not fit the lines above", 1),
    ("a: b\nsłowo\nd: e\n", "not `key: value`", 2),
    ("a: @x\n", "begin with `@`", 1),
    ("a: *ważne* słowa\n", "begin with `*`", 1),
    ("a: [1, 2\nb: 3\n", "`[` that opens here", 1),
    ("a: {b: 2\n", "`{` that opens here", 1),
    ("a: - x\n", "begin on the line of its key", 1),
    ("a:\n - b\n c: d\n", "does not belong to the list", 3),
    ('a: "\\d"\n', "special meaning", 1),
    ("a: |x\n  b\n", "after `|`", 1),
    ('title: "A"\nlead: Dialog: rozmowa\n', "colon", 2),
    ("a:\n  - {time: '10', title: finał: wymiana, place: B}\n", "colon", 2),
    ("a: {title: B\nc: d\n", "bracket", 1),
]
LOADERS = [yaml.SafeLoader, yaml.CSafeLoader]


def told(text: str) -> list[Problem]:
    """Our messages for each parser's error about a text."""
    return [explained(complaint.error(), text, "e.yaml") for complaint in COMPLAINTS[text]]


@pytest.mark.parametrize(("text", "words", "line"), SYNTAX_ERRORS)
def test_a_syntax_error_is_told_in_plain_words_at_its_line(text: str, words: str, line: int) -> None:
    """PyYAML's two parsers have different messages. Ours are the same for both."""
    for problem in told(text):
        assert words in problem.message
        assert problem.where.line == line
        assert problem.hint


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("text", "words", "line"), SYNTAX_ERRORS)
def test_a_syntax_error_is_one_problem_inside_the_file_whatever_the_parser_says(text: str, words: str, line: int, loader: type) -> None:
    """A parser with new words makes our message poorer. Then ours and `complaints` need its words, but nothing is broken."""
    root, (problem,) = examine(text.encode(), "e.yaml", loader)

    assert root is None
    assert problem.hint
    assert 1 <= problem.where.line <= len(text.splitlines()) + 1
    if words not in problem.message or problem.where.line != line:
        warnings.warn(f"PyYAML {yaml.__version__} has other words for {text!r}: {problem}", stacklevel=1)


def test_a_complaint_in_words_that_nobody_knows_is_passed_on_at_its_place() -> None:
    problem = explained(Complaint(None, None, "what a mess", (1, 4)).error(), "a: b\nc: d\n", "e.yaml")

    assert "what a mess" in problem.message
    assert problem.where == Where("e.yaml", 2, 5)
    assert problem.hint


def test_the_hint_for_a_colon_can_be_copied() -> None:
    assert {problem.hint for problem in told('title: "A"\nlead: Dialog: rozmowa\n')} == {'write lead: "Dialog: rozmowa"'}


def test_duplicate_keys_are_all_reported_and_name_the_first() -> None:
    root, problems = examine(b"a: 1\na: 2\nb: {c: 1, c: 2}\n", "e.yaml")

    assert [(problem.where.line, problem.where.column) for problem in problems] == [(2, 1), (3, 11)]
    assert "the first is on line 1" in problems[0].message
    assert root is not None
    assert root.names == ("a", "b")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: 1\n---\nb: 2\n", "second document"),
        ("a: !!python/object:os.system x\n", "tag `!!python/object:os.system`"),
        ("a: !Uwaga\n", "tag `!Uwaga`"),
        ("a: &x {b: 1}\nc: {<<: *x}\n", "merge keys"),
        ("? [a]\n: 1\n", "bracket"),
        ("a: &x [*x]\n", "inside the part"),
        ("a: *nic\n", "has no anchor"),
        ("", "empty"),
        ("# nic\n", "empty"),
        ("---\n", "empty"),
        ("- a\n", "does not begin with a key"),
        ("słowa\n", "does not begin with a key"),
        ("a: " + "[" * 60 + "]" * 60, "nested deeper"),
        ("a: x\x00y", "U+0000"),
        ("a: x\u2028y", "U+2028"),
    ],
)
def test_what_yaml_allows_but_no_event_needs_is_a_problem_of_its_own(text: str, words: str) -> None:
    assert words in only_problem(text)[0]


def test_a_colon_in_a_text_between_braces_is_told_where_its_text_begins() -> None:
    for found in told("a:\n  - {time: '10', title: finał: wymiana, place: B}\n"):
        assert found.hint == 'write title: "finał: wymiana"'
        assert (found.where.line, found.where.column) == (2, 25)


class Impatient(yaml.SafeLoader):
    """A parser with its own limit, slightly above ours."""

    def fetch_flow_collection_start(self, token: type[yaml.Token]) -> None:
        if self.flow_level > MOST_DEPTH:
            raise yaml.MarkedYAMLError(problem="enough", problem_mark=self.get_mark())
        super().fetch_flow_collection_start(token)


@pytest.mark.parametrize("loader", [*LOADERS, Impatient])
@pytest.mark.parametrize("brackets", [60, 100_000])
@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_depth_is_told_in_our_words_at_the_first_bracket_too_many_whatever_the_parser_bears(
    bracket: str, brackets: int, loader: type
) -> None:
    """The parser reads ahead. If it has its own limit, it stops before we have seen what it read."""
    _, (problem,) = examine(f"b: ż\na: {bracket * brackets}".encode(), "e.yaml", loader)

    assert f"nested deeper than {MOST_DEPTH} levels" in problem.message
    assert problem.where == Where("e.yaml", 2, 4 + len(bracket) * (MOST_DEPTH - 1))


def test_an_alias_bomb_is_refused() -> None:
    bomb = "a: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"b{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))

    assert "holds more than" in only_problem(bomb)[0]


def test_a_file_of_countless_values_is_refused() -> None:
    assert "holds more than" in only_problem("a:\n" + "- b\n" * 100_000)[0]


def test_aliases_cannot_nest_deeper_than_brackets() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 60))

    assert "nest deeper" in only_problem(chain)[0]


def test_the_first_byte_that_is_not_utf8_is_located() -> None:
    message, line, column = only_problem("a: 1\nb: żó".encode() + "ł".encode("cp1250"))

    assert (line, column) == (2, 6)
    assert "0xB3" in message


def test_utf16_is_named() -> None:
    assert "UTF-16" in only_problem("a: 1".encode("utf-16"))[0]


def test_a_byte_order_mark_is_no_problem() -> None:
    assert scalar("\ufeffa: 1").where == Where("e.yaml", 1, 4)


def test_a_file_too_large_is_not_read() -> None:
    assert "too large" in only_problem(b"a: " + b"x" * 1_000_001)[0]


def test_windows_line_ends_do_not_move_lines() -> None:
    assert scalar("b: 1\r\nc: 2\r\na: 3\r\n").where == Where("e.yaml", 3, 4)


def test_composing_raises_all_problems_at_once() -> None:
    with pytest.raises(InputError) as caught:
        compose(b"a: 1\na: 2\nb: !x 1\n", "e.yaml")

    assert len(caught.value.problems) == 2


@given(st.binary(max_size=200) | st.text("ab:-[]{}\"'|>&*!#? \n\t\u017c<%@", max_size=60).map(str.encode))
def test_no_bytes_end_in_a_traceback(data: bytes) -> None:
    root, problems = examine(data, "e.yaml")

    assert root is not None or problems


@given(st.text("ab '\n-ż", min_size=1, max_size=40), st.sampled_from(["|", ">", "'", None]))
def test_every_letter_of_a_text_is_found_again_in_its_file(text: str, style: str | None) -> None:
    file = yaml.safe_dump({"a": text}, default_style=style, allow_unicode=True, width=20)
    value = next(node for _, node in _entries(file))
    lines = file.split("\n")

    for number, row in enumerate(value.text.split("\n")):
        for column, letter in enumerate(row):
            where = value.locate(number, column)
            if letter in "abż" and not value.written.startswith('"'):
                assert lines[where.line - 1][where.column - 1] == letter


def _entries(file: str) -> list[tuple[ScalarNode, ScalarNode]]:
    root = compose(file.encode(), "e.yaml")
    assert isinstance(root, MappingNode)
    return [(key, value) for key, value in root.entries if isinstance(value, ScalarNode)]
