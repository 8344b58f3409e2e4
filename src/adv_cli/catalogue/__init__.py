"""The compiled copy of a data directory: one SQLite file with what every question needs, made again
when the data changed.

Knows how records become rows, and where a catalogue is kept; what is asked of it stands in
`queries`.
"""
