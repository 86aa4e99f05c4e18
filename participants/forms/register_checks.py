"""What comes in when somebody says that a strange register is right."""

from django import forms


class CheckForm(forms.Form):
    """How many visitors stood there when they looked."""

    visitors = forms.IntegerField(min_value=0, max_value=100_000)
