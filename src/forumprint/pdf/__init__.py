"""The PDF floor: pages, fonts, colour, pictures, tags, metadata.

It takes a Leaflet, the bytes of its fonts, its photos and a colour profile, and returns the bytes of a PDF. Only this floor knows
reportlab. It never changes the layout and never reads the disk or the clock.
"""
