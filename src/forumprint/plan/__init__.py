"""A plan: a layout bound to its components and to the content of one event.

This floor takes a layout, the registry and the content of an event, and returns the component and the photo of each slot. It never sets a
text and never touches the disk.
"""
