"""A plan: a layout bound to its components and to the content of one event. This floor takes a layout, a brand, the registry and an event,
and returns which component stands in which region, with which photo. It never sets a text and never touches the disk.
"""
