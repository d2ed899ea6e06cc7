"""Measures where people wait, each as a ratio against a floor in the same run. Never a test."""
