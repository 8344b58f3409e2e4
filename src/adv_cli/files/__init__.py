"""Files, read with a message for whatever can be wrong with them, and written whole or not at all.

Knows bytes and text, and nothing of what stands in them.
"""
