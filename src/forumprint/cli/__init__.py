"""The command line, with one file per command.

It takes what the user types, calls the desk, and reports the result with an exit code. It never reads a file of an event and never sets a
leaflet.
"""
