"""Two people wrote in the same session record: what each of them changed is kept."""

from dataclasses import fields, replace

from smpdesk.domain.session import Session

_NOT_TYPED = frozenset({"id", "version", "finished", "historical", "client", "course", "appointment"})


def merged(base: Session, mine: Session, theirs: Session) -> Session:
    """`theirs` with everything that `mine` changed since `base`; where both changed a field, mine stands.

    The field that was overruled is not lost: the journal keeps what stood there.
    """
    changed = {
        each.name: getattr(mine, each.name)
        for each in fields(Session)
        if each.name not in _NOT_TYPED and getattr(mine, each.name) != getattr(base, each.name)
    }
    return replace(theirs, **changed)
