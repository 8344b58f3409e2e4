"""From result objects to text. Everything here returns text and never prints."""
