"""协议书:甲乙双方地位平等,逐条协商,代表会议表决,法定代表人签署,生效公开。

Agreements: two equal parties negotiate clause by clause, the representatives decide each clause,
both legal representatives sign, and the text in force is public.
"""
