"""The lines of the attention list, drawn.

There are twenty-five on the first screen of every coach, each with four things to press. In templates
that is most of the time one waits for the page, so they are written here.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.addresses import address
from core.phones import shown_phone
from core.templatetags.days import day
from core.templatetags.house import icon
from participants.attention.lines import Postponed, ShownLine

register = template.Library()

BUTTONS_FORM = "bij-een-gezin"
"""The one form on the page for the buttons of all lines; each says itself where it goes."""
NOTHING = SafeString("")
FOCUS = SafeString(' tabindex="-1" autofocus')


@register.simple_tag
def call_lines(lines: Iterable[ShownLine]) -> SafeString:
    """Every line of a list."""
    return format_html_join("\n", "{}", ((call_line(line),) for line in lines))


@register.simple_tag
def call_line(line: ShownLine, *, is_new: bool = False) -> SafeString:
    """One family or signal; ``is_new`` when it just took the place of its old line, and gets the focus."""
    return format_html(
        '<li><span class="dot">{}</span><div><a class="who" href="{}"{}>{}</a> '
        '<span class="vh">{}</span>{}<p>{}</p>{}{}{}</div>'
        '<div class="do">{}</div>{}</li>',
        icon(line.icon),
        line.url,
        FOCUS if is_new else NOTHING,
        line.who,
        line.label,
        _tags(line),
        line.why,
        format_html('<p class="small m-0">{}</p>', line.also) if line.also else NOTHING,
        format_html('<p class="small muted m-0">{}</p>', line.ask) if line.ask else NOTHING,
        _until(line.postponed) if line.postponed else NOTHING,
        _take_up(line) if line.postponed else _what_to_do(line),
        format_html('<div class="later" id="later-{}"></div>', line.family)
        if line.family
        else NOTHING,
    )


@register.simple_tag
def call_settled(url: str, who: str) -> SafeString:
    """In the place of a line: this family calls no more."""
    return format_html(
        '<li><span class="dot">{}</span><div><a class="who" href="{}"{}>{}</a><p>{}</p></div></li>',
        *(icon("check"), url, FOCUS, who),
        _("Dit is geregeld. Het gezin vraagt nu geen aandacht."),
    )


def _tags(line: ShownLine) -> SafeString:
    if line.was_tried_today:
        return format_html(' <span class="tag">{}{}</span>', icon("check"), _("Vandaag geprobeerd"))
    if line.is_overdue:
        return format_html(' <span class="tag tag-steen">{}</span>', _("wacht te lang"))
    return NOTHING


def _until(postponed: Postponed) -> SafeString:
    told = _("Komt terug op %(day)s: %(because)s") % {
        "day": day(postponed.back_on),
        "because": postponed.because,
    }
    author = f" ({postponed.author})" if postponed.author else ""
    return format_html('<p class="small m-0">{}{}</p>', told, author)


def _what_to_do(line: ShownLine) -> SafeString:
    """Call, note in one tap what came of it, or go to the page of the family; or not now."""
    return format_html(
        "{}{}{}{}{}",
        _phone(line) if line.phone else NOTHING,
        _press(line, "link_mail", _("Link mailen"), line.mail) if line.mail else NOTHING,
        _press(line, "attempt_add", _("Geen gehoor")) if line.may_try else NOTHING,
        _main(line),
        _later(line) if line.family else _later_page(line),
    )


def _main(line: ShownLine) -> SafeString:
    if line.step:
        return _press(line, "next_step_done", _("Gedaan"), line.step)
    return format_html(
        '<a class="btn btn-sm" href="{}">{}<span class="vh">: {}</span></a>',
        *(line.action_url, line.action, line.who),
    )


def _phone(line: ShownLine) -> SafeString:
    return format_html(
        '<a class="btn btn-sm" href="tel:{}">{}{} <span class="tel">{}</span>'
        '<span class="vh">: {}</span></a>',
        *(line.phone, icon("phone"), _("Bel"), shown_phone(line.phone), line.whom or line.who),
    )


def _later(line: ShownLine) -> SafeString:
    return format_html(
        '<a class="btn btn-link btn-sm" href="{0}" hx-get="{0}" hx-target="#later-{1}"'
        ' hx-swap="innerHTML">{2}<span class="vh">: {3}</span></a>',
        address("participants:snooze_add", line.family),
        *(line.family, _("Later"), line.who),
    )


def _later_page(line: ShownLine) -> SafeString:
    return format_html(
        '<a class="btn btn-link btn-sm" href="{}">{}<span class="vh">: {}</span></a>',
        address("participants:signal_snooze", line.signal),
        *(_("Later"), line.who),
    )


def _press(line: ShownLine, url_name: str, words: str, *row: int) -> SafeString:
    """A button that does something about the family of ``line``, and then shows its new line."""
    return format_html(
        '<button class="btn btn-sm" type="submit" form="{0}" formaction="{1}" hx-post="{1}">'
        '{2}<span class="vh">: {3}</span></button>',
        BUTTONS_FORM,
        address(f"participants:{url_name}", line.family, *row),
        *(words, line.who),
    )


def _take_up(line: ShownLine) -> SafeString:
    if line.family:
        return _press(line, "snooze_end", _("Toch nu"))
    return format_html(
        '<button class="btn btn-sm" type="submit" form="{}" formaction="{}">'
        '{}<span class="vh">: {}</span></button>',
        *(BUTTONS_FORM, address("participants:signal_resume", line.signal), _("Toch nu"), line.who),
    )
