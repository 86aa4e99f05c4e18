"""An invented neighbourhood at work: nobody in it exists, except the streets.

From the ground up: ``accounts``, ``neighbourhood``, ``partners``, ``vocabulary``, ``offer`` (activities
and their sessions) and ``volunteers`` furnish the house. Then, per family, ``journeys`` decides how its
year went, ``households`` who they are, ``files`` what was written down and ``visits`` where they came;
``quiet`` is who is away or was put off;
``signals`` are families somebody told us about, ``stories`` what may be told of them.
``build`` puts it all in the database; ``dice`` makes every run with the same seed the same.
"""
