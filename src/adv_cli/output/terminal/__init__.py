"""Views for a terminal: the only place with rich, which a pipe never comes to and never pays for."""
