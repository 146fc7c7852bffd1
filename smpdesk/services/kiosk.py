"""The client's own view: its PIN, and what was answered there until it becomes a consent.

The PIN keeps a client at the form while staff are out of sight. It does not protect the data: whoever can open the
clinic's folder needs no PIN.
"""

import hashlib
import hmac
import logging
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from smpdesk.domain.kiosk import KioskDraft, pin_problems, wait_after
from smpdesk.domain.problem import Refusal, refuse
from smpdesk.domain.signature import Signature
from smpdesk.services.ground import Ground
from smpdesk.services.paper_words import PaperWords
from smpdesk.storage import typed as file

_log = logging.getLogger(__name__)
#: Where the PIN stands among the clinic's choices, and wrong tries among what is kept beside the records: nobody's
#: deed to be undone.
_PIN, _WRONG = "kiosk.pin", "kiosk-tries"
#: Cost of scrypt: 16 MB and some 50 ms for each try.
_N, _R, _P = 2**14, 8, 1


class KioskDesk:
    """One method per thing the client's view needs."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    # The PIN

    def has_pin(self) -> bool:
        """Whether there is a way back: without one nobody is sent there."""
        return bool(self._store.choices.get(_PIN))

    def choose_pin(self, pin: str, again: str) -> None:
        """Set the clinic's PIN. Refusal ``pin_shape``, ``pin_easy`` ("pin"), ``pin_differs`` ("again")."""
        found = pin_problems(pin, again)
        if found:
            raise Refusal(found)
        import secrets

        salt = secrets.token_bytes(16)
        with self._ground.write("Set PIN of the client's view"):
            self._store.choices.put(_PIN, f"scrypt {salt.hex()} {_digest(pin, salt).hex()}")
        self._write(_WRONG, None)

    def check_pin(self, pin: str) -> None:
        """Let through the right PIN. Refusal ``pin_wrong``; ``pin_wait`` while wrong ones make it wait, also after
        the program was started anew."""
        wrong, until = self._tries()
        left = (until - self._ground.now()).total_seconds() if until is not None else 0
        if left > 0:
            raise refuse("pin_wait", "pin", seconds=int(left) + 1)
        _name, salt, kept = (self._store.choices.get(_PIN) or "scrypt 00 00").split()
        if hmac.compare_digest(_digest(pin, bytes.fromhex(salt)), bytes.fromhex(kept)):
            self._write(_WRONG, None)
            return
        until = self._ground.now() + timedelta(seconds=wait_after(wrong + 1))
        self._write(_WRONG, {"wrong": wrong + 1, "until": until.isoformat()})
        raise refuse("pin_wrong", "pin")

    def _tries(self) -> tuple[int, datetime | None]:
        try:
            said = file.kept(self._store.folder, self._store.key)[_WRONG]
            return int(said["wrong"]), datetime.fromisoformat(said["until"])
        except (KeyError, TypeError, ValueError):
            return 0, None

    # Words

    def words(self, client_id: int) -> Mapping[str, str]:
        """The words of the view in the client's language, by their keys; "yes", "no" and "language" among them."""
        from smpdesk.domain.paper import PaperKind

        client = self._store.clients.get(client_id)
        said = PaperWords.of(self._store, client.language, PaperKind.CONSENT)
        found = {key: said.shared("kiosk", key) for key in WORDS}
        return found | {each: said.shared("common", each) for each in ("yes", "no")} | {"language": said.code}

    # What was answered so far

    def draft(self, client_id: int) -> KioskDraft | None:
        """What this client answered and signed and nobody has finished."""
        try:
            kept = file.kept(self._store.folder, self._store.key)[_key(client_id)]
            signed = datetime.fromisoformat(kept["signed"]) if kept["signed"] else None
            answers = tuple((str(key), str(said)) for key, said in kept["answers"])
            return replace(KioskDraft(client=client_id), **{**kept, "answers": answers, "signed": signed})
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, draft: KioskDraft) -> None:
        """Keep it on disk, so that no power cut takes it. A disk that takes nothing is noted in the log."""
        signed = draft.signed.isoformat() if draft.signed else ""
        self._write(_key(draft.client), {**asdict(draft), "signed": signed})

    def client_signed(self, draft: KioskDraft, signature: Signature) -> KioskDraft:
        """The client signed now; the technician's signature is still missing."""
        done = replace(draft, signature=signature.text(), signed=self._ground.now())
        self.keep(done)
        return done

    def forget(self, client_id: int) -> None:
        """It became a consent or a refusal, or nobody wants it."""
        self._write(_key(client_id), None)

    def _write(self, key: str, wanted: dict[str, Any] | None) -> None:
        """Keep something under a key, or nothing any more."""
        folder, secret = self._store.folder, self._store.key
        known = file.kept(folder, secret)
        if wanted is None and key not in known:
            return
        known.pop(key, None)
        try:
            file.keep(folder, known if wanted is None else {**known, key: wanted}, secret)
        except OSError as error:
            _log.warning("What was answered could not be kept: %s", error.strerror)


WORDS = (
    "welcome", "next", "back", "clear", "sign_here", "agree", "refuse", "missing", "must", "signature_missing",
    "refuse_sure", "refuse_reason", "thanks", "larger", "smaller", "staff_only", "wrong_pin", "choose_yes_no",
)  # fmt: skip


def _key(client_id: int) -> str:
    return f"kiosk-{client_id}"


def _digest(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_N, r=_R, p=_P)
