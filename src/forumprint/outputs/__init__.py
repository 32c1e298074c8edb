"""Outputs: what a Leaflet is written as."""
