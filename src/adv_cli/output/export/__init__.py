"""An export as the bytes of a file: a module for each form, and `forms` that knows them all.

Each form is a pure function of `queries.export.Export`: the same export gives the same bytes.
"""
