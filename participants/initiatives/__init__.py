"""How the initiatives of the neighbourhood hang together: through people they share and what they do together.

``links`` asks the database who meets whom, ``network`` finds islands and bridges in that, ``picture``
draws it and ``words`` says it. No names of people leave ``links``: a line is a number of people.
"""
