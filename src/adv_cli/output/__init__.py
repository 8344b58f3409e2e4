"""From results to text: the forms that other programs read, and (in `terminal`) the views that
people read.

Everything here returns text and never prints; it knows neither where the results come from nor
where the text goes.
"""
