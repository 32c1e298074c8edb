"""SVG drawings as filled shapes."""
