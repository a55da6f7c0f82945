"""公示的表单 · Answering an objection."""

from __future__ import annotations

from collections.abc import Mapping

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.form import ActForm, Case, public_page, register
from hudong.doors.web.inputs import Text
from hudong.instruments.notices import acts, queries


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    row = queries.objection(objection_id=number)
    notice = row.notice
    facts = ui.Facts(
        (
            ui.Fact("对哪条公示", notice.title),
            ui.Fact("谁提的", row.author_label),
            ui.Fact("哪一天", words.day(row.made_on)),
            ui.Fact("怎么说的", row.text),
        )
    )
    ways = (public_page("notice", notice.pk, "看这条公示"),)
    return Case("答复异议", {"objection": row}, (facts,), ways=ways)


register(
    ActForm(
        acts.answer_objection,
        _case,
        "每条异议答复一次，答复公开，送出以后不能改。全部答复了，公示才能结束。",
        inputs=lambda acting, case: (Text("text", "答复", "写明采纳不采纳、为什么。", rows=5),),
        button="答复",
        done="答复公开了。",
    ),
)
