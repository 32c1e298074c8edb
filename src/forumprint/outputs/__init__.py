"""The outputs of a Leaflet.

This floor takes a Leaflet and a path, and writes a file that keeps its claims. It never changes the layout, and never replaces a good file
by a faulty one.
"""
