"""Taking in spreadsheets: one module per kind of sheet.

Each kind first makes a plan (``plan_…``: what the sheet says, with every doubt, without touching the
database) and then stores it (``store``). ``running`` puts the two together.
"""
