"""Composing: components into regions, copyfitting, and the finished Leaflet. Pure."""
