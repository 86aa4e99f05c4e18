"""Which initiatives of the neighbourhood are linked with another: one figure of the map."""

from activities.models import Programme, Session
from core.periods import Period
from participants.initiatives.links import key_of
from participants.initiatives.network import Initiative, Network


def linked(network: Network, period: Period, programme: Programme | None) -> set[Initiative]:
    """The groups and activities with a line on ``network``, the map of ``period``; partners left out.

    For a programme those that met for it.
    """
    ends = {end for line in network.connecting for end in line.ends if end.kind != "organisation"}
    if programme is None or not ends:
        return ends
    met = Session.objects.within(period).took_place().filter(activity__programmes=programme)
    places = met.order_by().values_list("activity", "activity__group").distinct()
    keys = {key_of(*place) for place in places}
    return {end for end in ends if (end.kind, end.pk) in keys}
