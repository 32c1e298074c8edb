"""An editor that completes and checks YAML by a schema."""

from __future__ import annotations

import re

from forumprint.files.yaml.nodes import MappingNode, Node, ScalarNode


def as_an_editor_sees_it(node: Node) -> object:
    """The node by the core schema of YAML 1.2 (10.3.2), which editors use."""
    if isinstance(node, MappingNode):
        return {key.text: as_an_editor_sees_it(value) for key, value in node.entries}
    if not isinstance(node, ScalarNode):
        return [as_an_editor_sees_it(item) for item in node.items]
    if node.absent:
        return None
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and re.fullmatch(r"[+-]?\d+", node.text):
        return int(node.text)
    if node.plain and re.fullmatch(r"[+-]?\d+\.\d+", node.text):
        return float(node.text)
    return node.text
