"""What volunteers can do, and the papers that show that they may."""

from django.utils.translation import gettext_lazy as _

from activities.models.words import Word


class Skill(Word):
    """Something a volunteer can do for others: cooking, filling in forms, driving."""

    class Meta(Word.Meta):
        verbose_name = _("wat iemand kan")
        verbose_name_plural = _("wat mensen kunnen")


class CertificateKind(Word):
    """A kind of paper one must have for some work: a VOG, first aid (*bewijs*)."""

    class Meta(Word.Meta):
        verbose_name = _("soort bewijs")
        verbose_name_plural = _("soorten bewijzen")
