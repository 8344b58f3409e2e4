"""The report's own text, read into plain objects: pages, factsheets, search models and counts.

Knows the template that the text follows, and no record. The report itself is no part of adv.
"""
