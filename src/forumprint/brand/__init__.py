"""A brand as data: palette, faces, type roles, marks, words, default licence.

This floor takes the values of a brand file, and returns a brand with its problems: unknown names, weak contrast, missing features. It never
sets a size; that is the layout's task. It never reads the disk.
"""
