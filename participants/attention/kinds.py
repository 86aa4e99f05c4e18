"""The kinds of call, the most pressing first."""

from participants.attention.calls import Kind
from participants.attention.consents import CONSENT
from participants.attention.measurements import MEASUREMENT
from participants.attention.obstacles import HEAVY_OBSTACLE
from participants.attention.progress import NOT_APPROACHED, NOT_CONNECTED, NOT_REACHED
from participants.attention.referrals import UNANSWERED
from participants.attention.rings import ONLY_US
from participants.attention.signals import SIGNAL
from participants.attention.silences import SILENT
from participants.attention.steps import LATE_STEP
from participants.attention.suggestions import STAYED_AWAY
from participants.attention.tries import NO_ANSWER

KINDS: tuple[Kind, ...] = (
    SIGNAL,
    NO_ANSWER,
    NOT_APPROACHED,
    SILENT,
    LATE_STEP,
    STAYED_AWAY,
    HEAVY_OBSTACLE,
    NOT_REACHED,
    UNANSWERED,
    CONSENT,
    NOT_CONNECTED,
    ONLY_US,
    MEASUREMENT,
)
BY_CODE = {kind.code: kind for kind in KINDS}
