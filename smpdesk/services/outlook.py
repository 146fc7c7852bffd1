"""“Your result over the years” for one client: the forecast in the client's language, as it stands now."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from smpdesk.domain.client import Client
from smpdesk.domain.curve_drawing import CurveWords, drawing
from smpdesk.domain.fade_answers import in_scars
from smpdesk.domain.follow_up import months_after
from smpdesk.domain.forecast import Factor, Forecast, Reason, forecast
from smpdesk.domain.outlook import Effect, OutlookSheet
from smpdesk.domain.paper import Paper, PaperKind
from smpdesk.domain.problem import refuse
from smpdesk.domain.seasons import halves
from smpdesk.domain.session import Session
from smpdesk.services.forecast_making import tell
from smpdesk.services.forecasts import ForecastDesk
from smpdesk.services.ground import Ground
from smpdesk.services.issuing import issue
from smpdesk.services.letterhead import letterhead
from smpdesk.services.paper_words import PaperWords
from smpdesk.services.touch_ups import TouchUpDesk

#: Reasons that a sheet names; the page for the consultation has them all.
_MOST = 3
#: Kinds of effect, with the test of their months.
_GROUPS: tuple[tuple[str, Callable[[int], bool]], ...] = (
    ("helps", lambda months: months > 0),
    ("shortens", lambda months: months < 0),
)


class OutlookDesk:
    """One method per thing staff do with the page."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def sheet(self, client_id: int) -> OutlookSheet:
        """Everything that stands on it, as a draft. Refusal ``forecast_none`` for somebody without a forecast."""
        store = self._ground.store
        found = ForecastDesk(self._ground).forecast(client_id)
        if found is None:
            raise refuse("forecast_none")
        client = store.clients.get(client_id)
        said = PaperWords.of(store, client.language, PaperKind.OUTLOOK)
        return composed(self._ground, said, found.since, found.whole, found.scar, client)

    def preview(self, client_id: int) -> bytes:
        """The page as it would be issued now, marked as a draft. Refusal letters_missing, forecast_none."""
        from smpdesk.documents.outlook import render

        return render(self.sheet(client_id))

    def issue(self, client_id: int) -> Paper:
        """Freeze it, and note that the client was told on paper; the same paper again if nothing has changed.

        Refusal letters_missing, forecast_none.
        """
        from smpdesk.documents.outlook import render

        sheet, store = self.sheet(client_id), self._ground.store
        draft = Paper(
            client=client_id, kind=PaperKind.OUTLOOK, wording=sheet.form, language=sheet.language, size=sheet.size,
            sha256="", issued=sheet.issued,
        )  # fmt: skip
        paper = issue(
            self._ground,
            "Issue “Your result over the years”",
            draft,
            lambda at: render(replace(sheet, draft=False, issued=at)),
        )
        if not any(each.paper == paper.id for each in store.forecasts.of_client(client_id)):
            with self._ground.write("Note forecast as told"):
                tell(self._ground, client_id, "paper", paper.id)
        return paper


def curve_words(said: PaperWords, one: Forecast, since: date, today: date) -> CurveWords:
    """The curve of a forecast with its words in a language."""
    opens, closes = (said.season(months_after(since, each)) for each in (one.low, one.high))
    text = said.shared("outlook", "range", **{"from": opens, "to": closes})
    return CurveWords(
        drawing=drawing(one, since, today),
        fresh=said.shared("outlook", "curve.fresh"),
        touch_up=said.shared("outlook", "curve.touch_up"),
        opens=opens,
        closes=closes,
        alt=f"{text} {said.shared('outlook', 'curve')}",
    )


def composed(
    ground: Ground,
    said: PaperWords,
    since: date,
    whole: Forecast,
    scar: Forecast | None = None,
    client: Client | None = None,
) -> OutlookSheet:
    """The page with the words of ``said`` for a forecast; nobody's without a client."""
    now, name = ground.now(), client.name if client is not None else "…"
    return OutlookSheet(
        letterhead=letterhead(ground),
        title=said.text("title"),
        client=name,
        client_number=client.number if client is not None else 0,
        subtitle=said.text("subtitle", name=name, date=said.plain_date(now.date())),
        range=_range(said, since, whole, scar),
        curve=curve_words(said, whole, since, now.date()),
        caption=said.text("curve"),
        groups=_groups(said, whole.reasons),
        more=_more(said, whole, TouchUpDesk(ground).rules().price),
        closing=_closing(said, whole),
        note="" if said.reviewed else said.shared("common", "not_reviewed"),
        form=said.id,
        language=said.language,
        size=ground.store.clinic.get().paper,
        issued=now,
    )


def tried(ground: Ground, said: PaperWords) -> OutlookSheet:
    """The page of nobody's, so that its words can be tried out: some of everything stands on it."""
    answers = {Factor.SUN: "some", Factor.PROTECTION: "always", Factor.SKIN: "oily", Factor.SMOKING: "no"}
    return composed(ground, said, ground.today(), forecast(answers), forecast(in_scars(answers)))


def sentences(
    ground: Ground, session: Session, said: PaperWords
) -> tuple[tuple[str, ...], CurveWords | None]:
    """What the sheet of a session says of the years ahead, with its curve; nothing where the forecast counts from
    another day, as on a sheet of years ago.
    """
    found = ForecastDesk(ground).forecast(session.client)
    if found is None or not found.treated or found.since != session.day:
        return (), None
    lines = [said.shared("forecast", "title"), between(said, "forecast", "text", found.whole, found.since)]
    if found.scar is not None:
        lines.append(between(said, "forecast", "scar", found.scar, found.since))
    most = [each.factor for each in found.whole.reasons if each.months][:_MOST]
    if most:
        lines.append(said.shared("forecast", "counts", factors=names(said, most)))
    return tuple(lines), curve_words(said, found.whole, found.since, found.since)


def told_by_sheet(ground: Ground, session: Session, paper: int) -> None:
    """The sheet of a session was given, inside that transaction: where it says how long the result may last, the
    client has been told.
    """
    found = ForecastDesk(ground).forecast(session.client)
    if found is not None and found.treated and found.since == session.day:
        tell(ground, session.client, "paper", paper)


def names(said: PaperWords, factors: Sequence[Factor]) -> str:
    """Factors as a list in a language."""
    return said.listed([said.shared("outlook", f"name.{each.value}") for each in factors])


def between(said: PaperWords, section: str, key: str, one: Forecast, since: date) -> str:
    """A sentence with both ends of a range."""
    first, last = (said.season(months_after(since, each)) for each in (one.low, one.high))
    return said.shared(section, key, **{"from": first, "to": last})


def _range(said: PaperWords, since: date, whole: Forecast, scar: Forecast | None) -> tuple[str, ...]:
    lines = [between(said, "outlook", "range", whole, since)]
    if scar is not None:
        lines.append(between(said, "outlook", "range.scar", scar, since))
    return tuple(lines)


def _groups(said: PaperWords, reasons: Sequence[Reason]) -> tuple[tuple[str, tuple[Effect, ...]], ...]:
    found: list[tuple[str, tuple[Effect, ...]]] = []
    for key, wanted in _GROUPS:
        effects = [_effect(said, each) for each in reasons if wanted(each.months)]
        shown = any(each.factor is Factor.PROTECTION and each.months for each in reasons)
        if key == "helps" and not effects and not shown:  # true for everybody (S25), and the one thing to do
            effects = [Effect(text=said.text(Factor.PROTECTION.value))]
        if effects:
            found.append((said.text(f"{key}.title"), tuple(effects)))
    return tuple(found)


def _effect(said: PaperWords, reason: Reason) -> Effect:
    way = "later" if reason.months > 0 else "sooner"
    return Effect(
        text=said.text(reason.factor.value),
        months=said.text(way, months=said.length(abs(reason.months), "month")),
        evidence=said.text(f"evidence.{reason.evidence.strength.value}"),
    )


def _more(said: PaperWords, one: Forecast, price: str) -> tuple[tuple[str, str], ...]:
    found = []
    still = [each.factor for each in one.reasons if not each.months]
    if still:
        listed = names(said, still)
        found.append((said.text("neutral.title"), listed[:1].upper() + listed[1:] + "."))
    if one.missing:
        factors = names(said, one.missing)
        found.append((said.text("missing.title"), said.text("missing.text", factors=factors)))
    # While the clinic names no price no figure is made up.
    cost = said.text("cost.text", price=price) if price else said.text("cost.unknown")
    found.append((said.text("cost.title"), cost))
    return tuple(found)


def _closing(said: PaperWords, one: Forecast) -> tuple[str, ...]:
    lines = [said.text("learned", count=one.learned_from)] if one.weight else []
    return (" ".join([*lines, said.text("changes")]),)


def years(said: PaperWords, section: str, months: float) -> str:
    """ "about 2.5 years"."""
    return said.shared(section, "about", years=said.length(halves(months), "year"))
