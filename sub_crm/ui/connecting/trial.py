"""What is known of the connection that stands in the fields: tried now, passed, or failed."""

from PySide6.QtCore import QObject, Signal

from sub_crm.i18n import _
from sub_crm.sync.connecting import StepResult
from sub_crm.sync.profile import Profile, SignIn
from sub_crm.ui.connecting import wording
from sub_crm.ui.connecting.steps import StepsCard
from sub_crm.ui.connecting.testing import Testing
from sub_crm.ui.text import announce


class Trial(QObject):
    """Lets one test at a time run, and shows it in the card of the steps."""

    changed = Signal()
    """It began, ended or was forgotten."""
    broken = Signal(object)
    """An exception that is our bug."""

    def __init__(self, card: StepsCard) -> None:
        super().__init__(card)
        self._card = card
        self._testing: Testing | None = None
        self.passed: Profile | None = None
        """What all four steps were well for."""
        self.failed: StepResult | None = None

    def is_running(self) -> bool:
        return self._testing is not None

    def begin(self, profile: Profile, password: str) -> None:
        """Try every step; without a password, with the one that is kept."""
        self._card.begin(profile.sign_in)
        self.passed = self.failed = None
        self._testing = testing = Testing(profile, password)
        testing.found.connect(self._take)
        testing.ended.connect(self._end)
        testing.failed.connect(self._fail)
        self.changed.emit()
        testing.start()

    def stop(self) -> None:
        """Wait no longer for an answer."""
        testing, self._testing = self._testing, None
        if testing is not None:
            testing.stop()
            self._card.clear(testing.profile.sign_in)
            announce(self._card, _("Gestopt."))
            self.changed.emit()

    def forget(self, sign_in: SignIn) -> None:
        """Something else stands in the fields: nothing is known of that."""
        self.stop()
        if self.passed is not None or self.failed is not None:
            self.passed = self.failed = None
            self._card.clear(sign_in)
        self.changed.emit()

    # a test that was stopped may still tell something, which is for nobody

    def _take(self, testing: Testing, result: StepResult) -> None:
        if testing is self._testing:
            self._card.take(result)
            self.failed = None if result.ok else result

    def _end(self, testing: Testing, well: bool, taken: float) -> None:
        if testing is self._testing:
            self._testing = None
            self.passed = testing.profile if well else None
            self._card.took.setText(wording.seconds(taken))
            self.changed.emit()

    def _fail(self, testing: Testing, error: Exception) -> None:
        if testing is self._testing:
            self.stop()
            self.broken.emit(error)
