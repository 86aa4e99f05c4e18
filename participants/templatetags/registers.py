"""What only a register draws.

A register holds fifty families and more, each with a box for everyone in it. In templates that is
most of the time a phone waits for the page, so they are written here.
"""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from core.markup import attributes
from core.templatetags.house import icon
from participants.registers import Guest, House, Register

register = template.Library()

SYMBOLS = (
    "fish", "tree", "boat", "star", "cup", "kite", "leaf", "house", "key", "umbrella", "bell",
)  # fmt: skip
COLOURS = 5  # shares no factor with the number of symbols: every pair comes by
FRAMES = ("square", "round")
DIFFERENT = len(SYMBOLS) * COLOURS * len(FRAMES)
NOTHING = SafeString("")


def picture(pk: int) -> SafeString:
    """The picture of a family or person: colour, symbol and frame follow from its key and never change.

    For who reads with difficulty; the name always stands beside it. 110 families look different.
    """
    return _picture(pk % DIFFERENT)


@cache
def _picture(number: int) -> SafeString:
    sprite = static("pictures.svg")
    return format_html(
        '<svg class="pic pic-{}" viewBox="0 0 44 44" aria-hidden="true">'
        '<use class="frame" href="{}#{}"/><use href="{}#{}"/></svg>',
        number % COLOURS + 1,
        *(sprite, FRAMES[number // (len(SYMBOLS) * COLOURS)]),
        *(sprite, SYMBOLS[number % len(SYMBOLS)]),
    )


@register.simple_tag
def houses(register: Register) -> SafeString:
    """Every family on ``register``, to be tapped; nobody can be when it is locked."""
    words = gettext("Wie precies van"), gettext("wie?"), gettext("Wie is er?")
    is_locked = bool(register.locked)
    return format_html_join(
        "\n",
        "{}",
        ((_house(house, words, is_locked=is_locked),) for house in register.houses),
    )


def _house(house: House, words: tuple[str, ...], *, is_locked: bool) -> SafeString:
    part, alone = " is-part" if house.is_part else "", " is-one" if house.size == 1 else ""
    return format_html(
        '<li class="house{part}{alone}" id="gezin-{pk}">'
        '<input type="checkbox" id="h{pk}" name="family" value="{pk}"{state}>{was}'
        '<label for="h{pk}">{picture} <b><bdi>{name}</bdi></b> <span>{others}</span> '
        '<span class="state"><span class="yes how-many">{count}</span></span>{welcome}</label>{inside}</li>',
        part=part,
        alone=alone,
        pk=house.pk,
        state=_state(is_here=house.here > 0, is_locked=is_locked),
        was=_was("was_family", house.pk) if house.here else NOTHING,
        picture=picture(house.pk),
        name=house.name,
        others=house.others,
        count=house.state,
        welcome=_welcome(house.welcome) if house.welcome else NOTHING,
        inside=_guests(house, words, is_locked=is_locked),
    )


def _welcome(words: str) -> SafeString:
    return format_html('<span class="welcome">{}{}</span>', icon("hand"), words)


def _guests(house: House, words: tuple[str, ...], *, is_locked: bool) -> SafeString:
    """Everybody in ``house``, to be tapped one by one; who lives alone is the house."""
    if house.size == 1:
        guest = house.guests[0]
        return format_html(
            '<input type="hidden" class="guest" value="{}"{}>', guest.pk, _helps(guest)
        )
    who_precisely, who, who_is_here = words
    boxes = ((_guest(guest, is_locked=is_locked),) for guest in house.guests)
    return format_html(
        '<details><summary><span class="vh">{} {}</span><small aria-hidden="true">{}</small></summary>'
        '<div><p class="form-label">{}</p><div class="choices">{}</div></div></details>',
        *(who_precisely, house.name, who, who_is_here),
        format_html_join("", '<div class="form-check">{}</div>', boxes),
    )


def _guest(guest: Guest, *, is_locked: bool) -> SafeString:
    return format_html(
        '<input class="form-check-input guest" type="checkbox" id="p{0}" name="here" value="{0}"{4}{1}>'
        '<label class="form-check-label" for="p{0}">{5}<bdi>{2}</bdi></label>{3}',
        guest.pk,
        _state(is_here=guest.is_here, is_locked=is_locked),
        guest.name,
        _was("was", guest.pk) if guest.is_here else NOTHING,
        _helps(guest),
        picture(guest.pk),
    )


def _helps(guest: Guest) -> SafeString:
    return attributes({"data-helps": guest.helps})


def _state(*, is_here: bool, is_locked: bool) -> SafeString:
    return attributes({"checked": is_here, "disabled": is_locked})


def _was(name: str, key: int) -> SafeString:
    """What stood on the page when it was opened: only what somebody changed is carried out."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, key)
