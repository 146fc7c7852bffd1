"""A copy of a paper under a password, for sending: AES-256, readable by screen readers, printable."""

from io import BytesIO


def sealed(pdf: bytes, password: str) -> bytes:
    """The paper locked with ``password``; its tags, language and bookmarks stay. Other bytes each time: the keys are
    made anew, so the paper itself, and never this copy, is what the journal names by its hash.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import UserAccessPermissions

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    allowed = (
        UserAccessPermissions.PRINT
        | UserAccessPermissions.PRINT_TO_REPRESENTATION
        | UserAccessPermissions.EXTRACT
        | UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS
    )
    writer.encrypt(password, algorithm="AES-256", permissions_flag=allowed)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
