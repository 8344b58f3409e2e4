"""What people type: commands, options and completion, in Dutch, and the terminal they answer on.

Knows no YAML and no rich: it parses, asks a query or an audit, has it written as text, and writes
that.
"""
