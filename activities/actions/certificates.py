"""The kinds of papers that exist everywhere."""

from activities.models import CertificateKind

GIVEN = ("VOG", "EHBO", "BHV")


def set_out_given_certificates() -> None:
    """The papers that every foundation asks for, in an empty list; later it is the foundation's own."""
    if not CertificateKind.objects.exists():
        CertificateKind.objects.bulk_create(CertificateKind(name=name) for name in GIVEN)
