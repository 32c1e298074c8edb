"""The reference of components is up to date, and every example in it works."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from textwrap import indent

import components
import pytest

from forumprint.desk.bound_layouts import open_layout
from forumprint.files.library import find_layout
from forumprint.plan.registry import built_in, component
from forumprint.testing import broken_promises

PAGE = Path(components.__file__).with_name("components.md").read_text(encoding="utf-8")
EXAMPLES = {name: re.search(rf"(?s)\n## {name}\n.*?```yaml\n(.*?)```", PAGE) for name in built_in()}


def test_the_page_says_what_the_components_say() -> None:
    assert components.page() == PAGE, "run `python docs/components.py`"


@pytest.mark.parametrize("name", built_in())
def test_an_example_stands_in_a_layout(name: str, tmp_path: Path) -> None:
    example = EXAMPLES[name]
    assert example is not None
    sizes = "".join(f"  {role}: {{size: 9pt, leading: 4mm}}\n" for kind in built_in() for role in component(kind).roles if role)
    layout = tmp_path / "own.yaml"
    head = "label: x\ndescription: x\npage: {width: 210mm, height: 297mm}\nbaseline: 4mm\n"
    unique = "".join(dict.fromkeys(sizes.splitlines(keepends=True)))
    layout.write_text(f"{head}type:\n{unique}regions:\n{indent(example[1], '  ')}", encoding="utf-8")

    assert [part.name for parts in open_layout(find_layout(str(layout)), "en").components.values() for part in parts] == [name]


def test_the_component_that_the_page_shows_keeps_what_components_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example stands there whole, imports included."""
    example = re.findall(r"(?s)```python\n(.*?)```", PAGE)[0]
    (tmp_path / "acme_sponsor.py").write_text(example, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    assert broken_promises(import_module("acme_sponsor").Sponsor) == ()
