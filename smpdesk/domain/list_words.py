"""Short answers in lists: yes and no, female and male, in the languages that lists are written in."""

from smpdesk.domain.client import Permission, Sex
from smpdesk.domain.names import fold

_YES = frozenset(
    """yes y true t 1 x ja j oui o si s sim tak evet e da ano igen on ok okay checked agreed accepted subscribed
    granted allowed active opted in opt consent given signed ναι kylla""".split()
) | {"opted in", "opt in", "consent given"}  # fmt: skip
_NO = frozenset(
    """no n false f 0 nein non nao nie nee hayir ne nem nu off never declined refused unsubscribed denied none
    withdrawn inactive ei""".split()
) | {"opted out", "opt out", "do not contact", "not given", "no marketing"}  # fmt: skip

_FEMALE = frozenset(
    """f female woman w weiblich frau k kobieta femme feminin mujer femenino femenina donna femmina feminino
    mulher vrouw vrouwelijk kvinna kvinne kadin bayan zena zensky lady girl mrs ms""".split()
)
_MALE = frozenset(
    """m male man mannlich mann herr homme masculin h hombre masculino masculina uomo maschio mezczyzna homem
    mannelijk erkek bay muz muzsky ferfi gentleman boy mr""".split()
)
_OTHER = frozenset(
    "other d divers diverse non binary nonbinary x non-binary autre otro altro outro inny".split()
) | {"non binary"}
_UNSAID = frozenset(
    {"", "unspecified", "unknown", "not specified", "prefer not to say", "u", "na", "n a", "none"}
)


def read_permission(cell: str) -> Permission | None:
    """A yes or a no; UNKNOWN for an empty cell, None for anything else."""
    text = fold(cell)
    if text in _UNSAID - {"none"}:
        return Permission.UNKNOWN if not cell.strip() or text else _sign(cell)
    if text in _YES:
        return Permission.YES
    return Permission.NO if text in _NO else None


def _sign(cell: str) -> Permission | None:
    return {
        "✓": Permission.YES,
        "✔": Permission.YES,
        "☑": Permission.YES,
        "✗": Permission.NO,
        "✘": Permission.NO,
    }.get(cell.strip())


def read_sex(cell: str) -> Sex | None:
    """The sex a cell names; UNKNOWN for an empty one, None for a word we do not know."""
    text = fold(cell)
    if text in _UNSAID:
        return Sex.UNKNOWN
    if text in _FEMALE:
        return Sex.FEMALE
    if text in _MALE:
        return Sex.MALE
    return Sex.OTHER if text in _OTHER else None
