"""The functions of the library: open an event, compose it, write an output, list what there is.

This floor takes paths, names and options, and returns written files, findings and lists. It never prints and never ends the program.
"""

from forumprint.desk.builds import Built, Checked, Composed, build, check, compose, composed, expanded, write
from forumprint.desk.inspections import Inspected, inspect_pdf, is_pdf
from forumprint.desk.lists import BrandInfo, ComponentInfo, LayoutInfo, brands, check_component, components, layouts, schema
from forumprint.desk.targets import check_target
from forumprint.desk.templates import new, new_layout
from forumprint.desk.typography import Correction, typography

__all__ = [
    "BrandInfo",
    "Built",
    "Checked",
    "ComponentInfo",
    "Composed",
    "Correction",
    "Inspected",
    "LayoutInfo",
    "brands",
    "build",
    "check",
    "check_component",
    "check_target",
    "components",
    "compose",
    "composed",
    "expanded",
    "inspect_pdf",
    "is_pdf",
    "layouts",
    "new",
    "new_layout",
    "schema",
    "typography",
    "write",
]
