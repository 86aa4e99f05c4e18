"""The forms around a written report: begun, written, sent back, corrected, shared."""

from typing import Any

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from activities.models import Programme
from core import once
from core.forms import FormLook, Note
from core.sharing import SharedForm
from core.sheets.bsn import holds_bsn
from reporting.actions.report_links import make_report_link
from reporting.actions.reports import correct, save_text, send_back, start_report
from reporting.annual import years_to_choose
from reporting.models import Report, ReportLink, ReportText
from reporting.wording import in_codes, unknown_in


class ReportStartForm(forms.Form):
    """A year and a programme to write about."""

    year = forms.TypedChoiceField(label=_("Jaar"), coerce=int)
    programme = forms.ModelChoiceField(
        label=_("Programma"),
        queryset=Programme.objects.all(),
        required=False,
        empty_label=_("Alle programma's samen"),
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        years = [(year, str(year)) for year in years_to_choose(timezone.localdate())]
        self.fields["year"].choices = years  # type: ignore[attr-defined]  # a ChoiceField has them
        self.helper = FormLook(
            "year", "programme", save=_("Begin te schrijven"), back=reverse("reporting:report_list")
        )

    def save(self) -> Report:
        """The new report, or the one that is there already."""
        return start_report(**self.cleaned_data, by=self.by)


class ReportTextForm(SharedForm):
    """The text of one part; figures stand in it by their code. It is kept while one types."""

    is_finished = True

    class Meta:
        model = ReportText
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}
        help_texts = {
            "text": _(
                "Lege regel: nieuwe alinea. “- ” vooraan: opsomming. “# ” vooraan: tussenkop. "
                "Cijfers zet je erin met hun code, zoals {found}."
            )
        }

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        kept = f"kept-{self.instance.part}"
        address = [self.instance.report_id, self.instance.part]
        self.fields["text"].widget.attrs |= {
            "hx-post": reverse("reporting:report_text_keep", args=address),
            "hx-trigger": "input changed delay:2s",
            "hx-target": f"#{kept}",
            "hx-swap": "innerHTML",
            "hx-params": f"not {once.FIELD}",
        }
        self.helper = FormLook(
            "text",
            Note("reporting/text_help.html", kept=kept, row=self.instance),
            back=self.instance.report.get_absolute_url(),
        )
        self.helper.form_id = self.form_id

    @property
    def form_id(self) -> str:
        """Several parts are open on one page, each with a form of its own."""
        return f"write-{self.instance.part}"

    def is_mine(self) -> bool:
        return self.instance.is_being_written_by(self.by)

    def clean_text(self) -> str:
        text = in_codes(self.cleaned_data["text"]).replace("\r\n", "\n")
        if holds_bsn(text):
            raise forms.ValidationError(
                gettext("Hier staat een burgerservicenummer. Haal dat weg.")
            )
        if self.is_finished and (wrong := unknown_in(text)):
            raise forms.ValidationError(wrong)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        reports = Report.objects.all()
        if transaction.get_connection().in_atomic_block:
            reports = reports.select_for_update(of=("self",))
        state = reports.get(pk=self.instance.report_id)
        if not state.is_writing:
            self.add_error("text", gettext("Dit verslag is intussen niet meer te wijzigen."))
        return cleaned

    def save(self, commit: bool = True) -> ReportText:  # noqa: FBT001, FBT002  # Django's own words
        """The saved text, with a version more."""
        text = self.instance.text
        self.instance.refresh_from_db()
        return save_text(row=self.instance, text=text, by=self.by, is_finished=self.is_finished)


class TextOnTheWayForm(ReportTextForm):
    """The same text while somebody types: the code of a figure may be half there."""

    is_finished = False


class SendBackForm(forms.Form):
    """What is not right yet."""

    words = forms.CharField(
        label=_("Wat klopt er nog niet?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, report: Report, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report, self.by = report, by
        self.helper = FormLook("words", save=_("Stuur terug"), back=report.get_absolute_url())

    def save(self) -> None:
        send_back(report=self.report, words=self.cleaned_data["words"], by=self.by)


class CorrectionForm(forms.Form):
    """Why what was told is told again."""

    because = forms.CharField(
        label=_("Wat klopte er niet?"),
        max_length=300,
        help_text=_("Dit staat voor in de nieuwe editie. De oude blijft bestaan."),
    )

    def __init__(self, *args: Any, report: Report, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report, self.by = report, by
        self.helper = FormLook(
            "because", save=_("Maak een nieuwe editie"), back=report.get_absolute_url()
        )

    def save(self) -> Report:
        return correct(report=self.report, because=self.cleaned_data["because"], by=self.by)


class ReportLinkForm(forms.Form):
    """For whom the link is: that is what one remembers it by."""

    to_whom = forms.CharField(
        label=_("Voor wie is de link?"),
        max_length=100,
        help_text=_("Bijvoorbeeld gemeente Rotterdam. De link werkt 90 dagen."),
    )

    def __init__(self, *args: Any, report: Report, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report, self.by = report, by
        self.helper = FormLook("to_whom", save=_("Maak een link"), back=report.get_absolute_url())

    def save(self) -> ReportLink:
        return make_report_link(
            report=self.report, to_whom=self.cleaned_data["to_whom"], by=self.by
        )
