"""The clinic's letterhead, as every paper carries it."""

from smpdesk.domain.aftercare import Letterhead
from smpdesk.services.ground import Ground


def letterhead(ground: Ground) -> Letterhead:
    """Name, address lines, telephone, e-mail, web address and logo as they are set up now."""
    clinic = ground.store.clinic.get()
    logo = ground.store.pictures.body(clinic.logo) if clinic.logo else b""
    return Letterhead(
        name=clinic.name,
        address=tuple(line.strip() for line in clinic.address.splitlines() if line.strip()),
        phone=clinic.phone,
        email=clinic.email,
        web=clinic.web,
        logo=logo or b"",
    )
