"""稳评:四个方面逐一回答,按风险等级决定实施、暂缓或者不实施。

Stability: the social-stability risk assessment of a subject, its grade and what follows from it.
"""
