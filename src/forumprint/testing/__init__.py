"""Tests for authors of extensions.

This floor takes a component's class, and returns every broken promise with the case that shows it. It never changes the component and never
runs as part of a build.
"""
