"""Reading spreadsheets as people keep them: files, tables in them, and the cells of those tables.

Nothing in here knows our models or writes anything: the import command and the import screens read
with the same functions.
"""
