"""The model of an event, as a press officer writes it down.

This floor takes the values of an event file's fields, and returns an event with its dates and rich text, and the problems in them. It never
reads a file and never decides how the event looks.
"""
