"""The Leaflet, between layout and output: finished pages as plain data.

This floor takes placements and a structure tree, and gives the Leaflet that layout makes and every output reads. It holds no PDF, no open
file and no event model, and never decides a layout.
"""
