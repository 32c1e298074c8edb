"""The verdicts of other validators: `page-validation` in this process, and veraPDF where it is installed."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from forumprint.base.problems import Severity
from forumprint.inspection.model import Finding

_PAGE_KNOWS = frozenset(("ua1", "1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u"))
_VERAPDF_KNOWS = _PAGE_KNOWS | {"ua2", "4", "4e", "4f"}
_PATIENCE_S = 300
_MOST_TOLD = 12


class Verdict(Struct, frozen=True):
    """The verdict of one validator on one standard.

    Attributes:
        failures: The validator's own words, one text for each broken rule.
        trouble: The reason why it could not judge, or nothing.
    """

    validator: str
    flavour: str
    passed: bool
    failures: tuple[str, ...] = ()
    trouble: str = ""

    def findings(self, claimed: bool) -> Iterator[Finding]:
        """One finding for each broken rule."""
        standard = standard_of(self.flavour)
        if self.trouble:
            yield Finding("validator", f"{self.validator} could not judge {standard}: {self.trouble}", severity=Severity.WARNING)
            return
        promise = "it claims" if claimed else "is needed for accessibility"
        for failure in self.failures[:_MOST_TOLD]:
            yield Finding(f"{self.flavour}-{self.validator}", f"it breaks {standard}, which {promise}: {failure} [{self.validator}]")
        if len(self.failures) > _MOST_TOLD:
            more = len(self.failures) - _MOST_TOLD
            yield Finding(f"{self.flavour}-{self.validator}", f"it breaks {standard} by {more} more rules [{self.validator}]")
        if not self.passed and not self.failures:
            yield Finding(f"{self.flavour}-{self.validator}", f"it breaks {standard}, which {promise} [{self.validator}]")


def standard_of(flavour: str) -> str:
    """A flavour in the name that people use.

    >>> standard_of("ua1"), standard_of("2a"), standard_of("PDF/X-4")
    ('PDF/UA-1', 'PDF/A-2a', 'PDF/X-4')
    """
    if flavour.startswith("ua"):
        return f"PDF/UA-{flavour[2:]}"
    return f"PDF/A-{flavour}" if flavour[:1].isdigit() else flavour


def by_page(data: bytes, flavours: Sequence[str]) -> tuple[Verdict, ...] | None:
    """The verdicts of page-validation; None if it is not installed."""
    try:
        import page
    except ImportError:
        return None
    verdicts = []
    for flavour in flavours:
        if flavour not in _PAGE_KNOWS:
            continue
        try:
            report = page.validate_pdf_bytes(data, profile=flavour)
        except page.PageError as error:
            verdicts.append(Verdict("page-validation", flavour, False, trouble=str(error)))
            continue
        times = Counter((failure.rule_id, failure.message) for failure in report.failures)
        rules: dict[str, list[str]] = {}
        for rule, message in times:
            rules.setdefault(rule, []).append(message)
        failures = tuple(f"{messages[0]} ({rule})" for rule, messages in rules.items())
        verdicts.append(Verdict("page-validation", flavour, bool(report.is_compliant), failures))
    return tuple(verdicts)


def by_verapdf(command: str, path: Path, flavours: Sequence[str]) -> tuple[Verdict, ...]:
    """The verdicts of veraPDF. Its command runs with the options that it needs."""
    return tuple(_verapdf(command, path, flavour) for flavour in flavours if flavour in _VERAPDF_KNOWS)


def _verapdf(command: str, path: Path, flavour: str) -> Verdict:
    said = ""
    # Its own options, or those of a wrapper that takes a flavour and a file.
    for options in (["--format", "text", "--verbose", "--flavour", flavour], [flavour]):
        try:
            done = subprocess.run(
                [command, *options, str(path)],
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=_PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Verdict("veraPDF", flavour, False, trouble=f"no answer in {_PATIENCE_S} s")
        except OSError as error:
            return Verdict("veraPDF", flavour, False, trouble=f"{command} cannot be run: {error.strerror}")
        lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        if any(line.startswith("PASS") for line in lines):
            return Verdict("veraPDF", flavour, True)
        if any(line.startswith("FAIL") for line in lines):
            return Verdict("veraPDF", flavour, False, tuple(line for line in lines if not line.startswith(("FAIL", "PASS"))))
        said = said or next(iter([*lines, *done.stderr.splitlines()]), "no answer")
    return Verdict("veraPDF", flavour, False, trouble=said)
