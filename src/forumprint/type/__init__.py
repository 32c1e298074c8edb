"""Setting type: typefaces, shaping, line breaking, galleys, columns.

This floor takes runs of text, styles and a measure, and returns lines of positioned glyphs. It never decides where text stands on a page,
and never touches the disk.
"""
