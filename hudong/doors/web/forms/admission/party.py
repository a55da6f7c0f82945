"""党组织的表单 · The secretary records what the Party organisation says to a request before the joint meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hudong.doors.web.acting import Acting
from hudong.doors.web.forms.admission.shown import request_case
from hudong.doors.web.forms.form import ActForm, Case, own_row, register
from hudong.doors.web.inputs import Day, Text
from hudong.ground.kernel.refusals import Refused
from hudong.instruments.opinions import acts


def _case(acting: Acting, number: int, asked: Mapping[str, str]) -> Case:
    case = request_case(acting, number, asked)
    if case.data.party_id != acting.mandate.body_id:
        raise Refused("这项申请的路线没有要本党组织的意见")
    given = {"party": own_row(acting, acting.mandate.body_id), "subject": case.data.subject}
    return replace(case, given=given)


register(
    ActForm(
        acts.record_study,
        _case,
        "登记以后公开，不能改。意见在联席会议以前提出，不代替各单位的审核。",
        inputs=lambda acting, case: (
            Day("held_on", "哪一天研究的", value=acting.day),
            Text("text", "研究了什么、意见是什么", rows=5),
        ),
        button="登记意见",
        done="意见登记好了，可以提交联席会议了。",
        name="opinions.study_request",
        title="登记党组织对准入申请的意见",
    ),
)
