"""Tests of what a reader can do with files of answers and with other people."""
