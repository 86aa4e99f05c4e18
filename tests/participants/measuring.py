"""Measuring somebody in a test: the pages, and a form as it is sent."""

from datetime import date

from django.urls import reverse

TODAY = date(2018, 6, 1)


def page_of(person, scale):
    return reverse("participants:measurement_add", args=[person.family_id, person.pk, scale.pk])


def list_of(family):
    return reverse("participants:measurement_list", args=[family.pk])


def measure(client, person, scale, **told):
    told = {"score": "2", "occasion": "start", "measured_on": "vandaag"} | told
    return client.post(page_of(person, scale), told)


def told(measurement):
    return (measurement.score, measurement.occasion, measurement.measured_on)
