"""Colour tokens as operators. Each output has its own inks; the painting code knows only tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from forumprint.frame.leaflet import Colour
from forumprint.pdf.backend import number


class Inks(Protocol):
    """Mixes the colours of an output."""

    def fill(self, token: str) -> str:
        """The operator that sets `token` as the colour of fills and text."""
        ...


class ScreenInks:
    """DeviceRGB, which the output intent defines as sRGB."""

    def __init__(self, colours: Mapping[str, Colour]) -> None:
        self._operators = {token: _rgb(colour) for token, colour in colours.items()}

    def fill(self, token: str) -> str:
        return self._operators[token]


def _rgb(colour: Colour) -> str:
    return " ".join(number(part / 255) for part in colour.rgb) + " rg"
