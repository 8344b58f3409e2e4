"""One question each: a catalogue and the filters go in, small result objects come out.

Knows what the catalogue can be asked, and Dutch word forms; knows no SQL, no YAML, no pydantic, no
terminal and no form of output.
"""
