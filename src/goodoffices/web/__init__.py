"""Floor 8: the workbench, pages of a case for one audience, read-only, on this machine alone.

The main function is :func:`~goodoffices.web.serve.serve_case`; :func:`~goodoffices.web.app.create_app` makes the
application that it runs. Both are imported from their modules, so that importing this package costs nothing.
"""
