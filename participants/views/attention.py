"""Everybody who needs somebody."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import StaffRequest
from accounts.roles import CASEWORKERS, role_required
from participants.attention import attention

MOST = 100


@role_required(*CASEWORKERS)
def attention_list(request: StaffRequest) -> HttpResponse:
    """The whole list of who needs me, or for the coordinator: who needs any of us."""
    context = {"attention": attention(request.user, limit=MOST)}
    return render(request, "participants/attention_list.html", context)
