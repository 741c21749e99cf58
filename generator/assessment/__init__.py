"""The self-check engine: a definition and answers in, a result out.

Rules of this package: standard library only, no clock, no randomness, no input or output, no language but the ids of the
definition. The same code runs in the reader's browser and on the command line and gives the same bytes.
"""
