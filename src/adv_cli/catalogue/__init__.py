"""The compiled copy of a data directory: one SQLite file with what every question needs.

Knows its tables, how records become rows, how rows are read, and where a catalogue is kept; all SQL
stands here. What is asked of it stands in `queries`.
"""
