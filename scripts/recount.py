#!/usr/bin/env python3
"""再数一遍 · Counts a meeting's published result again, from its ballots. Standard library only.

用法:python3 recount.py RESULT.json        (网页“会议”里下载的 result.json;写 - 从标准输入读)

从每一张票数起:谁到了会、谁投了什么、够不够人、够不够票,和公布的逐项对照。
退出码:0 全对;1 有不符(逐条说明);2 文件读不懂。
"""

from __future__ import annotations

import json
import sys
from typing import Any

FORMAT = "hudong-result/1"
COUNTS = ("for", "against", "abstain")


def needed(share: dict[str, Any], total: int) -> int:
    """最少要多少 · 以上 includes the share itself, 过半数 and 超过 exclude it; integers only."""
    product = share["numerator"] * total
    if share["strict"]:
        return product // share["denominator"] + 1
    return -(-product // share["denominator"])


def recount(result: dict[str, Any]) -> list[str]:
    """再数一遍 · Every difference between the published figures and the ballots, in words."""
    meeting, wrong = result["meeting"], []
    members, present = meeting["members"], meeting["present"]
    if len(set(present)) != len(present):
        wrong.append("签到里有重复的号")
    strangers = sorted(number for number in present if not 1 <= number <= members)
    if strangers:
        wrong.append(f"签到里有名册以外的号：{strangers}")
    for motion in result["motions"]:
        wrong += [f"第 {motion['number']} 项：{words}" for words in _motion(meeting, motion)]
    return wrong


def _motion(meeting: dict[str, Any], motion: dict[str, Any]) -> list[str]:
    wrong = []
    present = set(meeting["present"])
    voters = [ballot["number"] for ballot in motion["ballots"]]
    if len(set(voters)) != len(voters):
        wrong.append("有人投了两票")
    absent = sorted(set(voters) - present)
    if absent:
        wrong.append(f"没有签到的人投了票：{absent}")
    counted = dict.fromkeys(COUNTS, 0)
    for ballot in motion["ballots"]:
        if ballot["choice"] not in counted:
            wrong.append(f"有一张票不是赞成、反对或者弃权：{ballot['choice']}")
            continue
        counted[ballot["choice"]] += 1
    base = len(present) if meeting["majority"]["of"] == "attendees" else meeting["members"]
    quorum, majority = (
        needed(meeting["quorum"], meeting["members"]),
        needed(meeting["majority"], base),
    )
    own = {
        **counted,
        "members": meeting["members"],
        "present": len(present),
        "quorum_needed": quorum,
        "majority_needed": majority,
        "adopted": len(present) >= quorum and counted["for"] >= majority,
    }
    published = motion["result"]
    wrong += [
        f"{name} 公布的是 {published[name]}，数出来是 {value}"
        for name, value in own.items()
        if published[name] != value
    ]
    return wrong


def main(words: list[str]) -> int:
    """办 · Reads the file, prints what was found."""
    if len(words) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if words[0] == "-":
            result = json.load(sys.stdin)
        else:
            with open(words[0], encoding="utf-8") as file:
                result = json.load(file)
        if result.get("format") != FORMAT:
            raise ValueError(f"不是 {FORMAT} 的文件")
        wrong = recount(result)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"文件读不懂：{error}", file=sys.stderr)
        return 2
    meeting = result["meeting"]
    print(f"{meeting['community']}{meeting['name']}，{meeting['meeting_on']}")
    print(f"应到 {meeting['members']} 人，签到 {len(meeting['present'])} 人")
    for motion in result["motions"]:
        said = motion["result"]
        verdict = "通过" if said["adopted"] else "没有通过"
        print(
            f"第 {motion['number']} 项 {motion['title']}："
            f"赞成 {said['for']}，反对 {said['against']}，弃权 {said['abstain']}，{verdict}"
        )
    for words_ in wrong:
        print(f"不符　{words_}")
    print("全部相符" if not wrong else f"有 {len(wrong)} 处不符")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
