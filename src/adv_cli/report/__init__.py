"""Reading the report's own text, for those who have it: pages, factsheets, search models and
counts.

The report is no part of adv. What stands here knows the form of its text and nothing of its
content.
"""
