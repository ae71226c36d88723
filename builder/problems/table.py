"""Codes and severities, read as a whole: the one place that says how grave a fault is.

error: the page cannot be published correctly. warning: certain, and the author can mend it.
advice: a judgement about language or a heuristic; never changes the exit code.
"""

from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """How grave a fault is."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


_ERRORS = """
empty-file file-too-large line-too-long unreadable-file
not-utf8 control-character bidi-character private-character
front-matter-missing front-matter-unclosed front-matter-not-keys
yaml-syntax yaml-tab yaml-indentation yaml-list yaml-no-key yaml-key yaml-block-text
yaml-colon yaml-colon-space yaml-curly-quote yaml-unclosed yaml-after-quote yaml-bracket
yaml-character yaml-escape yaml-anchor yaml-merge yaml-tag yaml-documents
yaml-too-deep yaml-too-large yaml-too-many
duplicate-key unknown-key missing-key empty-value wrong-type not-one-value not-a-list not-keys
not-in-list not-a-date not-a-time out-of-range range-backwards material-kind more-faults
missing-portal newer-format unknown-theme template-error template-failed
unknown-colour not-a-colour low-contrast low-contrast-dark not-a-font no-such-font no-such-logo
not-a-name unseen-in-name windows-name same-name path-too-long link-loop
same-address duplicate-name duplicate-term short-scale
no-module-file no-part-file no-parts duplicate-number
missing-moment surplus-moment
unknown-area unknown-subject unknown-audience unknown-stage unknown-school-form
unknown-cycle unknown-module unknown-protocol
circular-prerequisites
broken-link broken-anchor broken-image link-outside absolute-link draft-link unsafe-link
unknown-block unclosed-block indented-block footnote-outside too-complex unreadable-image
image-too-large svg-script running-file outside-picture
hours-short
ignored-error
calendar-days terms-order calendar-too-long calendar-other-year
break-days break-too-long no-such-week
plan-parts plan-too-large unknown-part unknown-again unknown-calendar calendars-order
unknown-pace no-usual-pace pace-misfit pace-without-weeks
unknown-group unknown-meeting moved-name moved-outside no-meeting-day past-midnight
link-case unknown-target unknown-letter full-with-shortcomings
"""

_WARNINGS = """
unknown-file path-long wrong-ending
removed-html removed-attribute top-heading
hours-over
unknown-code
breaks-overlap day-in-vain few-school-days few-days-off many-staff-days key-in-vain
start-outside more-terms leader-clash place-clash no-activity-days moved-to-day-off moved-past
empty-heading heading-level empty-link bare-link no-alt alt-file-name table-without-header
personal-number email-address phone-number film-without-length film-without-captions
film-without-transcript audio-without-length book-without-pages material-without-minutes
empty-article orphan-file no-material no-questions no-instructions nothing-to-observe
questions-too-long protocol-moment protocol-group protocol-too-long preparation-too-short
meeting-too-long withdrawn-curriculum letter-order never-met review-due future-date
no-accessibility old-accessibility full-despite-checks no-statements
same-language
"""

_ADVICE = """
unused-ignore
meeting-moved after-calendars group-large group-small
vague-link foreign-language long-sentence hard-to-read closed-question double-question
repeated-question group-size below-usual-hours licence-name
translation-behind
"""

SEVERITIES = MappingProxyType(
    dict.fromkeys(_ERRORS.split(), Severity.ERROR)
    | dict.fromkeys(_WARNINGS.split(), Severity.WARNING)
    | dict.fromkeys(_ADVICE.split(), Severity.ADVICE)
)
