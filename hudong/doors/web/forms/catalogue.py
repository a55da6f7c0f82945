"""清单的表单 · The review from the judgement of claims to the published lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hudong.doors.web import laws, ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Content
from hudong.doors.web.forms.form import ActForm, Case, register
from hudong.doors.web.inputs import Line, Text
from hudong.mechanisms.catalogue import acts, queries
from hudong.mechanisms.catalogue.terms import Catalogue, Scope

SCOPES = tuple((scope.value, scope.words) for scope in Scope)


def _review_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.review(review_id=number)
    line = queries.review_line(review_id=number)
    assert line is not None
    tasks = line.on_list(Catalogue.ASSISTANCE)
    duties = line.on_list(Catalogue.DUTIES)
    facts = [
        ui.Fact("部门申报", f"{sum(tasks.values())} 项"),
        ui.Fact("办公室提出的履职事项", f"{sum(duties.values())} 项"),
        ui.Fact("申报截止", words.day(row.deadline_on)),
        ui.Fact("走到哪一步", line.state_words),
    ]
    if row.state not in ("declaring",):
        experts, communities = queries.voices(review_id=number)
        facts.append(ui.Fact("提过意见的专家", f"{experts} 位"))
        facts.append(ui.Fact("回复过的村（社区）", f"{communities} 个"))
    found: list[Content] = [ui.Facts(tuple(facts))]
    counted = {**tasks}
    if any(counted):
        rows = tuple(
            (result.words, str(rows))
            for result, rows in sorted(counted.items(), key=lambda pair: -pair[1])
            if result is not None
        )
        columns = (ui.TableColumn("机器查对的结论"), ui.TableColumn("项数", is_number=True))
        found.append(ui.Table("部门申报的事项", columns, rows, stays_table=True))
    return Case(row.title, {"review": row}, tuple(found), data=line)


def _judge_case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = _review_case(acting, number, asked)
    case = replace(case, about=(*case.about, answers_table(number)))
    deadline = case.given["review"].deadline_on
    if acting.day > deadline:
        return case
    return replace(case, blocked=f"申报到{words.day(deadline)}截止，截止以后才能查对。")


def answers_table(number: int) -> ui.Table:
    """谁答复了 · Every invited department and its answer; silence shows as silence."""
    lines = queries.invitations(review_id=number)
    silent = sum(line.answer is None for line in lines)
    told = f"其中 {silent} 个没有答复" if silent else "都答复了"
    return ui.Table(
        f"邀请了 {len(lines)} 个部门，{told}",
        (ui.TableColumn("部门"), ui.TableColumn("答复"), ui.TableColumn("哪一天、理由")),
        tuple(
            (
                line.department_name,
                ui.Tag("done" if line.answer else "wait", line.words),
                "，".join(
                    part
                    for part in (
                        words.day(line.answered_on) if line.answered_on else "",
                        line.reason,
                    )
                    if part
                ),
            )
            for line in lines
        ),
    )


def _with_library(case: Case, values: dict[str, Any]) -> dict[str, Any]:
    return {"library": laws.library()}


register(
    ActForm(
        acts.judge_declarations,
        _judge_case,
        "查对以后，部门就不能再报、再改、再撤；没有答复的，写明没有答复。结论由机器按采用的法库得出，办公室改不了；"
        "有不同看法的，公示以后逐项决定时写明理由。",
        arguments=_with_library,
        button="开始查对",
        done="每一项都查对过了，轮到专家提意见。",
    ),
    ActForm(
        acts.close_expert_review,
        _review_case,
        "结束以后专家不能再提意见，转入村（居）讨论。",
        button="结束专家审核",
        done="专家审核结束，村（居）委会可以组织讨论了。",
    ),
    ActForm(
        acts.close_discussion,
        _review_case,
        "结束以后村（居）不能再回复。没有回复的村（社区）会写明“没有回复”，不算同意。",
        button="结束村居讨论",
        done="村居讨论结束，可以公示了。",
    ),
    ActForm(
        acts.announce_review,
        _review_case,
        "公示以后，任何人不用登录都能提异议；每条异议都要答复，答复完、期满了才能决定。",
        button="开始公示",
        done="公示开始了。",
    ),
    ActForm(
        acts.cancel_review,
        _review_case,
        "撤销以后这次清理就结束了，不能恢复；现行的清单不受影响。",
        inputs=lambda acting, case: (Text("reason", "为什么撤销", "会公开。"),),
        button="撤销清理",
        done="清理撤销了。",
    ),
    ActForm(
        acts.publish_edition,
        _review_case,
        "公布以后清单一个字都不能改；要改，只能另出一版。",
        inputs=lambda acting, case: (
            Line(
                "document_no", "文号", f"例如：太政社〔{acting.day.year}〕1号。用过的文号不能再用。"
            ),
        ),
        button="公布两份清单",
        done="两份清单公布了，从今天起生效。",
    ),
)
