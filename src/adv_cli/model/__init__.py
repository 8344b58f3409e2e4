"""What a record is: the factsheet template said once, and the models of records, codebook and
reference data.

Reads and writes nothing. `template` and `lines` know no pydantic: a question takes its names from
there.
"""
