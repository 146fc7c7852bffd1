"""Freezing a paper: the exact bytes, their SHA-256 and the version of the wording are kept together."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from smpdesk.domain.paper import Paper
from smpdesk.services.ground import Ground


def issue(ground: Ground, name: str, draft: Paper, render: Callable[[datetime], bytes]) -> Paper:
    """The paper kept and named, or the one kept before if it would come out the same.

    ``render`` makes the bytes for a moment of issue. A paper for the same client and occasion that is neither
    given nor signed, and that renders to its own kept bytes at its own moment, is answered again.
    """
    for known in ground.store.papers.of_client(draft.client):
        same_thing = (known.kind, known.session, known.appointment) == (
            draft.kind,
            draft.session,
            draft.appointment,
        )
        if same_thing and _digest(render(known.issued)) == known.sha256:
            return known
    body = render(draft.issued)
    wanted = sealed(draft, body)
    with ground.write(name):
        return ground.store.papers.add(wanted, body)


def sealed(draft: Paper, body: bytes) -> Paper:
    """The draft with the SHA-256 and the number of pages of its bytes, to be written within somebody's change."""
    return replace(draft, sha256=_digest(body), pages=_pages(body))


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _pages(body: bytes) -> int:
    from smpdesk.exchange.page_images import page_count

    return page_count(body)
