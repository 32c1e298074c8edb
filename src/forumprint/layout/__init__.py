"""A layout as data: page, grid, type sizes, regions, and the order in which they give way.

This floor takes the values of a layout file, and returns a layout with its problems. It never knows a brand or a component, and never sets
a text.
"""
