"""Dutch text as pure functions over str: how it compares, is inflected, is worded and is shown.

Knows the language and nothing of projects, records or reports; needs the standard library alone.
"""
