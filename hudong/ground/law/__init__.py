"""法:条文库和有日期的规则,纯 Python,不依赖 Django。

Law: the article library and dated rules; every answer belongs to one legal day.

Two halves. The *library* holds instruments and articles in dated versions, read-only, built from a
corpus file. The *rules* are dated values (quorum, majority, notice days …) with the article they
come from: ``law.at(day, place)`` gives the rules of that day. A new law is a new line of data.
"""

from hudong.ground.law.rules.book import at, bases, basis, for_community

__all__ = ["at", "bases", "basis", "for_community"]
