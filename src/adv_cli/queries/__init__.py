"""One question each: a catalogue and the filters go in, rows and small result objects come out.

Knows the tables of the catalogue and Dutch word forms; knows no YAML, no pydantic, no terminal and
no form of output.
"""
