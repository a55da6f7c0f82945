"""两份清单:清理部门事项,公布履职事项和协助事项,每一版都不再改动。

Catalogue: departments' tasks are cleared against the law, and two lists are published in immutable
editions: the committees' own duties, and the matters in which they assist the government.
"""
