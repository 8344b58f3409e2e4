"""Is it true? Records and counts beside the report, and what they say beside each other.

Knows records and the report's text; it changes nothing, knows no catalogue, and leaves the telling
to `output`.
"""
