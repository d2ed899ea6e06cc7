"""What people do with Prodige, one module a task. Screens and the command line call these and nothing below.

Every function takes a `Workspace` first, checks what it is given, and returns frozen values.
"""
