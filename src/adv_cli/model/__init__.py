"""What a record is: the factsheet template, and the models of records, codebook and reference data.

Reads and writes nothing. `template` and `lines` import no pydantic, for questions need them.
"""
