"""Composing: components in regions, copyfitting, and the finished Leaflet.

This floor takes content and a bound layout, and returns a Leaflet or the report of an overset. It never cuts a text and never touches the
disk.
"""
