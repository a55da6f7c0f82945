"""公示:公开多少天、谁可以提异议、谁答复、何时届满。

Notices: what is published for how long, objections and their answers, and the end of the period.
"""
