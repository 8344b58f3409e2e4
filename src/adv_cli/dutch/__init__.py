"""Dutch text as pure functions over str: how it compares, is inflected, is worded and is shown.

Knows the language, but no projects, records or reports; imports the standard library alone.
"""
