"""经费:费随事转,协议生效就一揽子安排,拨付两人经手,到账由村(社区)确认,每一笔都复式记账。

Funding: the money follows the work. An agreement in force brings its package; paying out takes two
persons, the community confirms receipt, and every movement is a balanced voucher.
"""
