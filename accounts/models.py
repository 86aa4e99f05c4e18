"""The people who sign in. Nothing about their work: rooms upstairs point down to them."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import KEEPERS, Role
from core.models import Post


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the address is the name one signs in with."""

    def create_user(self, *, email: str, password: str | None = None, **fields: object) -> "User":
        """A saved account; without ``password`` it opens only after a password reset."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """Someone who signs in: staff, board or volunteer. Never a participant."""

    email = models.EmailField(
        _("e-mail"), unique=True, error_messages={"unique": _("Dit adres heeft al een account.")}
    )
    name = models.CharField(_("naam"), max_length=100)
    role = models.CharField(_("rol"), max_length=20, choices=Role, default=Role.HOST)
    is_active = models.BooleanField(_("mag inloggen"), default=True)
    date_joined = models.DateTimeField(_("aangemaakt op"), default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("medewerker")
        verbose_name_plural = _("medewerkers")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once_in_any_case",
                violation_error_message=_("Dit adres heeft al een account."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """What colleagues call out across the room: the first word of the name."""
        return self.name.split(maxsplit=1)[0] if self.name.strip() else self.email

    @property
    def keeps_registers(self) -> bool:
        return self.role in KEEPERS

    @property
    def is_coordinator(self) -> bool:
        return self.role == Role.COORDINATOR

    @property
    def is_caseworker(self) -> bool:
        """Coordinator or coach: someone who may open families' files."""
        return self.role in {Role.COORDINATOR, Role.COACH}


class Authored(models.Model):
    """What one of us wrote down; it stays when the account of who wrote it goes."""

    author = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("door")
    )

    class Meta:
        abstract = True


class Notice(Post):
    """What the house tells somebody who works here, without being asked: by mail and on a page."""

    class Kind(models.TextChoices):
        DIGEST = "digest", _("weekbericht")
        SESSION = "session", _("herinnering aan een bijeenkomst")
        CERTIFICATE = "certificate", _("bewijs dat verloopt")

    account = models.ForeignKey(
        User,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("aan"),
        help_text=_("Leeg voor een vrijwilliger die niet inlogt."),
    )
    kind = models.CharField(_("soort"), max_length=20, choices=Kind)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        indexes = [models.Index(fields=["account", "-created_at"], name="notice_account")]

    @property
    def topic(self) -> str:
        return self.kind

    @property
    def to_whom(self) -> str:
        """Who it was written to: the name of a colleague, or a bare address."""
        return self.account.name if self.account else self.address
