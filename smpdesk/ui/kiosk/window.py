"""The client's view: the whole screen, one section at a time, nothing else within reach. Only a PIN leads out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem, Refusal, StorageFault
from smpdesk.ui.kiosk.guard import Guard
from smpdesk.ui.kiosk.pages import Page, PinPage, RefusePage, SectionPage, SignPage, ThanksPage
from smpdesk.ui.kiosk.presenter import Handed, KioskPresenter
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.consent_form import SectionView, put_problems
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

#: Size of the running text in steps of the reader's choice, in pixels at ordinary text.
SIZES = (20, 25, 31, 38)


class KioskWindow(QWidget):
    """Made for one client; ``left`` says that staff gave the PIN."""

    left = Signal(object)
    """The Handed that it was for."""

    def __init__(self, desks: "Desks", handed: Handed) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "ground")
        self._ask = KioskPresenter(desks, handed)
        said = self._ask.words
        self.setWindowTitle(said["welcome"])
        self._size = 1
        self._guard = Guard(self)
        self._came_from = 0
        self.stack = QStackedWidget()
        self.back = parts.button(said["back"], on=self._back)
        self.refuse = parts.button(said["refuse"], on=self._refuse)
        self.next = parts.button(said["next"], primary=True, on=self._next)
        self.staff = parts.quiet(said["staff_only"], on=self._ask_pin)
        self.larger = parts.button("A+", on=self._larger)
        self.smaller = parts.button("A−", on=self._smaller)
        self.place = parts.label("", "muted")
        self._build()
        self._resize_words()
        self._turn(self._first())

    def begin(self) -> None:
        """Take the whole screen, and hold the view shut."""
        self._guard.start()
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self._current().setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Let go; called by whoever opened it after ``left``."""
        self._guard.stop()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody closes it but by the PIN."""
        event.setAccepted(not self._guard.on)

    # Walking

    @Slot()
    def _next(self) -> None:
        page = self._current()
        if isinstance(page, SectionPage) and not self._complete(page):
            return
        if isinstance(page, RefusePage):
            self._keep_refusal(page)
        elif isinstance(page, SignPage):
            self._keep_signature(page)
        else:
            self._turn(min(self.stack.currentIndex() + 1, self.stack.indexOf(self._last())))

    @Slot()
    def _back(self) -> None:
        page = self._current()
        here = self.stack.currentIndex()
        self._turn(self._came_from if isinstance(page, RefusePage | PinPage) else max(0, here - 1))

    @Slot()
    def _refuse(self) -> None:
        self._came_from = self.stack.currentIndex()
        if self._refusal is not None:
            self._turn(self.stack.indexOf(self._refusal))

    @Slot()
    def _ask_pin(self) -> None:
        if not isinstance(self._current(), PinPage):
            self._came_from = self.stack.currentIndex()
        self._turn(self.stack.indexOf(self._pin))
        self._pin.open()

    @Slot(object)
    def _pin_given(self, pin: str) -> None:
        said = self._ask.words
        try:
            self._ask.check_pin(pin)
        except Refusal as refusal:
            wait = refusal.problems[0].facts.get("seconds")
            self._pin.refused(f"{said['wrong_pin']} ({wait} s)" if wait else said["wrong_pin"])
            return
        except StorageFault as fault:
            self._pin.refused(words.say(fault.problem))
            return
        self.left.emit(self._ask.handed)

    @Slot(object, object)
    def _answered(self, key: str, answer: str) -> None:
        self._ask.answer(key, answer)

    def _complete(self, page: SectionPage) -> bool:
        """Whether every question of the page has an answer; a no to a must stands, and holds back the signature."""
        found = self._ask.problems(frozenset(page.rows))
        open_ = [each for each in found if each.code == "consent_answer_missing"]
        put_problems(page.rows, [])
        for each in open_:
            page.rows[each.field.removeprefix("answers.")].say(self._ask.words["choose_yes_no"])
        if open_:
            row = page.rows[open_[0].field.removeprefix("answers.")]
            page.ensureWidgetVisible(row)
            row.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        return not open_

    def _keep_signature(self, page: SignPage) -> None:
        held = self._ask.problems()
        if held:
            self._go_to(held[0])
            return
        if self._ask.signature_missing(page.value()):
            page.problem.setText(self._ask.words["signature_missing"])
            return
        self._ask.sign(page.value())
        self._turn(self.stack.indexOf(self._thanks))

    def _go_to(self, held: Problem) -> None:
        """Where an answer is missing, or a no stands where nobody can sign without a yes."""
        key, said = held.field.removeprefix("answers."), self._ask.words
        for at in range(self.stack.count()):
            page = self.stack.widget(at)
            if isinstance(page, SectionPage) and key in page.rows:
                row = page.rows[key]
                asked = said["missing"].format(question=row.words)
                row.say(
                    said["must"].format(no=said["refuse"]) if held.code == "consent_must_be_yes" else asked
                )
                self._turn(at)
                page.ensureWidgetVisible(row)
                row.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_refusal(self, page: RefusePage) -> None:
        try:
            self._ask.refuse(page.reason.text(), page.value())
        except (Refusal, StorageFault) as error:
            found = error.problems[0] if isinstance(error, Refusal) else error.problem
            page.problem.setText(words.say(found))
            return
        self._turn(self.stack.indexOf(self._thanks))

    def _turn(self, to: int) -> None:
        self.stack.setCurrentIndex(to)
        page, said = self._current(), self._ask.words
        done, pin = page is self._thanks, page is self._pin
        signing = isinstance(page, SignPage) and not isinstance(page, RefusePage)
        self.back.setVisible((to > 0 and not done) or isinstance(page, RefusePage | PinPage))
        self.refuse.setVisible(
            self._ask.sheet is not None and not done and not pin and page is not self._refusal
        )
        self.next.setVisible(not done and not pin)
        self.next.setText(
            said["agree"] if signing else said["refuse"] if page is self._refusal else said["next"]
        )
        self.place.setText("" if done or pin or page is self._refusal else f"{to + 1} / {self._steps}")
        self.staff.setVisible(not pin)
        self._bar.fold()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    # Size of the words

    @Slot()
    def _larger(self) -> None:
        self._size = min(self._size + 1, len(SIZES) - 1)
        self._resize_words()

    @Slot()
    def _smaller(self) -> None:
        self._size = max(self._size - 1, 0)
        self._resize_words()

    def _resize_words(self) -> None:
        size = px(SIZES[self._size])
        sizes = {"h1": 1.5, "h2": 1.05, "muted": 0.85, "small": 0.8, "field": 0.85, "problem": 0.95}
        rules = [f"QLabel, QPushButton, QLineEdit {{ font-size: {size}px; }}"]
        rules += [
            f'QLabel[role="{role}"] {{ font-size: {round(size * part)}px; }}' for role, part in sizes.items()
        ]
        self.setStyleSheet("\n".join(rules))
        self._bar.fold()
        self.larger.setEnabled(self._size < len(SIZES) - 1)
        self.smaller.setEnabled(self._size > 0)

    # How it is made

    def _current(self) -> QWidget:
        page = self.stack.currentWidget()
        assert page is not None, "the stack has pages from the beginning"
        return page

    def _last(self) -> QWidget:
        return self._signing or self._thanks

    def _first(self) -> int:
        """Where to begin: after a power cut behind the sections that are complete, or at the thanks."""
        if self._ask.draft.signature:
            return self.stack.indexOf(self._thanks)
        if not self._ask.answers:
            return 0
        for at in range(self.stack.count()):
            page = self.stack.widget(at)
            if isinstance(page, SectionPage) and self._ask.problems(frozenset(page.rows)):
                return at
        return self.stack.indexOf(self._last())

    def _pages(self) -> None:
        self._signing: SignPage | None = None
        self._refusal: RefusePage | None = None
        sheet, said = self._ask.sheet, self._ask.words
        if sheet is None:
            self.stack.addWidget(_paper_page(self._ask))
        else:
            first = Page()
            first.say(sheet.title, "h1")
            for each in sheet.intro:
                first.say(each)
            for field in sheet.fields:
                if field.answer:
                    first.say(f"{field.label}: {field.answer}", "muted")
            if sheet.unreviewed:
                first.say(sheet.unreviewed, "problem")
            self.stack.addWidget(first)
            for section in sheet.sections:
                view = SectionView(section, (said["yes"], said["no"]), None, self._ask.answers, big=True)
                page = SectionPage(view, section.title)
                page.answered.connect(self._answered)
                self.stack.addWidget(page)
            client = sheet.signatures[0]
            self._signing = SignPage(said, sheet.client, client.statement)
            self._refusal = RefusePage(said, *self._ask.statement())
            self.stack.addWidget(self._signing)
        self._steps = self.stack.count()
        self._thanks, self._pin = ThanksPage(said), PinPage(said)
        self._pin.entered.connect(self._pin_given)
        for last in (self._thanks, self._pin, self._refusal):
            if last is not None:
                self.stack.addWidget(last)

    def _build(self) -> None:
        self._pages()
        said = self._ask.words
        for push, name in ((self.larger, said["larger"]), (self.smaller, said["smaller"])):
            push.setAccessibleName(name)
        for push in (self.back, self.refuse, self.next):
            push.setMinimumHeight(px(54))
        head, foot = QFrame(), QFrame()
        head.setProperty("surface", "header")
        foot.setProperty("surface", "footer")
        above, below = QHBoxLayout(head), QVBoxLayout(foot)
        for line in (above, below):
            line.setContentsMargins(px(24), px(10), px(24), px(10))
            line.setSpacing(px(12))
        above.addWidget(parts.label(self._ask.clinic, "strong", wrap=True), 1)
        above.addWidget(self.smaller)
        above.addWidget(self.larger)
        self._bar = Bar(gap=12)
        self._bar.left.addWidget(self.staff)
        self._bar.left.addWidget(self.place)
        for push in (self.refuse, self.back, self.next):
            self._bar.right.addWidget(push)
        below.addWidget(self._bar)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(head)
        lay.addWidget(self.stack, 1)
        lay.addWidget(foot)


def _paper_page(ask: KioskPresenter) -> QWidget:
    """A paper to read: its pages one below the other."""
    from smpdesk.ui.shared.page_view import PageView

    view = PageView(ask.words["welcome"])
    view.show_pages(ask.paper_images(px(1400)), "")
    return view
