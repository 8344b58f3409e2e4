"""From results to text: forms that other programs read, and in `terminal` views for people.

Everything here returns text and never prints; it knows neither where the results come from nor
where the text goes.
"""
