"""Files, read with a message for whatever can be wrong with them, and written whole or not at all.

Knows bytes and text, but not what they hold.
"""
