"""All findings of a second reading of an event's words."""

from __future__ import annotations

from collections.abc import Mapping

from forumprint.base.problems import Problem
from forumprint.event.model import Event
from forumprint.language.rules import Language
from forumprint.review.alternatives import alternative_problems
from forumprint.review.capitals import capital_problems
from forumprint.review.headings import heading_problems
from forumprint.review.links import link_problems
from forumprint.review.undeclared_languages import language_problems


def content_problems(event: Event, languages: Mapping[str, Language], default: str) -> tuple[Problem, ...]:
    """Warnings about an event's words. `default` is the language of texts that state none."""
    return (
        *alternative_problems(event),
        *link_problems(event, languages),
        *heading_problems(event),
        *capital_problems(event),
        *language_problems(event, languages, default),
    )
