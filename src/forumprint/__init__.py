"""An event, described in one YAML file, is set as a family of branded, accessible leaflets.

    import forumprint

    forumprint.build("forum/event.yaml", layouts=["a4-onepage"])

The library has a Python function for each shell command. Everything here belongs to `forumprint.desk`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from forumprint.desk import Built as Built
    from forumprint.desk import Checked as Checked
    from forumprint.desk import Composed as Composed
    from forumprint.desk import Inspected as Inspected
    from forumprint.desk import brands as brands
    from forumprint.desk import build as build
    from forumprint.desk import check as check
    from forumprint.desk import check_component as check_component
    from forumprint.desk import components as list_components
    from forumprint.desk import composed as composed
    from forumprint.desk import inspect_pdf as inspect_pdf
    from forumprint.desk import layouts as layouts
    from forumprint.desk import new as new
    from forumprint.desk import new_layout as new_layout
    from forumprint.desk import schema as schema
    from forumprint.desk import write as write

__all__ = [
    "Built",
    "Checked",
    "Composed",
    "Inspected",
    "__version__",
    "brands",
    "build",
    "check",
    "check_component",
    "composed",
    "inspect_pdf",
    "layouts",
    "list_components",
    "new",
    "new_layout",
    "schema",
    "write",
]


def __getattr__(name: str) -> object:
    """Load the desk on first use: `forumprint --help` and `--version` do not need it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from forumprint import desk

    # `forumprint.components` is the package of the components themselves.
    return getattr(desk, "components" if name == "list_components" else name)
