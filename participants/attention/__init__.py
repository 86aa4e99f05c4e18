"""Who needs somebody: derived from what was logged (and what was not), never typed.

One file per kind of call: each finds the families it is about and says in words why. ``kinds`` puts
them in order, the most pressing first; ``lists`` makes one line of all the calls about a family;
``lines`` puts the lines of one page in words, and ``asking`` adds who may know more.
"""
