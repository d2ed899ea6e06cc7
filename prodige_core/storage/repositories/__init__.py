"""Rows in, values out: one module for each group of tables that changes together."""
