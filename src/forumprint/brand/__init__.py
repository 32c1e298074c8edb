"""A brand as data: palette, faces, type roles, marks, words, default licence. Pure."""
