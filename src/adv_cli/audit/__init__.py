"""Is it true? Records beside their factsheets, the data set beside the report, our counts beside
the published ones.

Knows records and the report's text; it changes nothing, knows no catalogue, and leaves the telling
to `output`.
"""
