"""The disk: YAML with positions, languages, photos, drawings, and the data that comes with forumprint.

This floor takes paths, and returns models, texts, drawings and pictures, with all problems in them. It never composes a leaflet and never
uses the network.
"""
