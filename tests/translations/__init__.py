"""Tests of `generator.translations`."""
