"""参考文档:由登记表写出来,不手写。The reference of docs/reference/, written from the registries.

``python -m hudong.doors.cli.reference`` rewrites the pages; with ``--check`` it changes nothing and
exits 1 where a committed page differs. No database is opened.
"""
