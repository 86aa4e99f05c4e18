"""Telephone numbers: stored so that a telephone can dial them, shown as people here write them."""

import re

import phonenumbers
from django.utils.translation import gettext as _

# Area codes of three digits (two without the leading nought); all others have four. Source: the
# national numbering plan (Nummerplan telefoon- en ISDN-diensten), geographic numbers.
SHORT_AREA_CODE = re.compile(r"1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[58]|91")
DIGITS_AFTER_31 = 9


class PhoneError(ValueError):
    """The text is no telephone number; the message is for the person who typed it."""


def read_phone(text: str) -> str:
    """``text`` as an international number: ``06 90 66 42 15`` becomes ``+31690664215``.

    A Dutch number needs nine digits after +31 and no more: ranges nobody issued occur in old
    sheets and are kept. Raises ``PhoneError``.
    """
    try:
        number = phonenumbers.parse(re.sub(r"\(0\)", "", text), "NL")
    except phonenumbers.NumberParseException as error:
        raise PhoneError(_("Dit is geen telefoonnummer.")) from error
    length = len(phonenumbers.national_significant_number(number))
    if number.country_code == 31 and length != DIGITS_AFTER_31:
        raise PhoneError(_length_message(length))
    if not phonenumbers.is_possible_number(number) and number.country_code != 31:
        raise PhoneError(_("Dit nummer kan niet kloppen. Kijk het nog eens na."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _length_message(length: int) -> str:
    if length < DIGITS_AFTER_31:
        return _("Dit nummer is te kort. Een nummer heeft 10 cijfers.")
    return _("Dit nummer is te lang. Een nummer heeft 10 cijfers.")


def shown_phone(number: str) -> str:
    """How a stored number is written on paper here: ``06-90664215``, ``010-4821234``."""
    if re.fullmatch(r"\+31[1-9]\d{8}", number):
        national = number.removeprefix("+31")
        code = 1 if national[0] == "6" else 2 if SHORT_AREA_CODE.match(national) else 3
        return f"0{national[:code]}-{national[code:]}"
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
