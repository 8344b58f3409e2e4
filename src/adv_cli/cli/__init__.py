"""What people type: the commands with their options and completion, in Dutch, and the terminal they
answer on.

Knows no SQL, no YAML and no rich: it parses, asks a query or an audit, has it written as text, and
writes that.
"""
