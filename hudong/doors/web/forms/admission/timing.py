"""计时的表单 · The clock of a request stands still for a reason, and goes on."""

from __future__ import annotations

from hudong.doors.web.forms.admission.shown import request_case
from hudong.doors.web.forms.form import ActForm, register
from hudong.doors.web.inputs import Text
from hudong.mechanisms.admission import acts

register(
    ActForm(
        acts.pause_request,
        request_case,
        "暂停的工作日不计入期限；暂停和原因会公开。",
        inputs=lambda acting, case: (
            Text("reason", "为什么暂停", "例如：等上级部门答复。会公开。"),
        ),
        button="暂停计时",
        done="计时停下了。事情有了结果，请马上恢复。",
    ),
    ActForm(
        acts.resume_request,
        request_case,
        "恢复以后，这一步和最迟决定的日子按停下的工作日顺延。",
        inputs=lambda acting, case: (Text("reason", "等的事情怎样了", "会公开。"),),
        button="恢复计时",
        done="计时恢复了。",
    ),
)
