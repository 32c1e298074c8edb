"""Components, one file each.

A component takes content, room and rungs, and returns set text and art with its structure. It knows what to print of an event and in which
forms. It never knows its place on the page, nor another component.
"""
