"""Views for a terminal: the only place with rich, which a pipe never imports."""
