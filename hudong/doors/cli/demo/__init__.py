"""示例数据:太仓市两个试点的一次完整示范。Demo data of one county: facts of public record, invented people.

Everything here is data and its readers; no outcome is written down. Names of persons are invented,
amounts are examples; the claimed bases are real statutes, judged by the law library at run time.
"""
