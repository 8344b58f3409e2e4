"""The directory that people edit: YAML files, read with their faults, linked, and written back.

Knows YAML, pydantic and the shape of a record; knows no catalogue, and nothing of what is true.
"""
