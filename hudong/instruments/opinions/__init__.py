"""党组织研究与意见:先研究,再表决;意见公开,不改别人的文字。

Opinions: what Party organisations studied before a vote and what they said, dated and public.
"""
