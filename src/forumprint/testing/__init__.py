"""Tests for authors of extensions. This floor takes a component's class, and returns every broken promise with the case that shows it. It
never changes the component and never runs as part of a build.

    from forumprint.testing import broken_promises

    def test_the_sponsor_keeps_every_promise() -> None:
        assert broken_promises(Sponsor) == ()
"""

from forumprint.testing.conformance import BrokenPromise
from forumprint.testing.proofs import broken_promises

__all__ = ["BrokenPromise", "broken_promises"]
