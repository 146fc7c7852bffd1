"""The command line's verbs: one module each, ``add(subparsers)`` and ``run(args) -> int``.

None needs a screen, each may run beside the open window, and each ends with a code that scripts can use.
"""

#: Exit codes of every verb.
OK, FOUND, USAGE, PARTLY, FAULT = 0, 1, 2, 3, 4
