"""规则:有日期的法律规则,一条规则一处条文。

Rules of law as dated data: TOML files here, each value with the article it comes from.
"""
