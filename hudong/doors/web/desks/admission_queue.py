"""准入队列 · Requests at the gate as the one at the desk sees them: mine, overdue, paused, done, all."""

from __future__ import annotations

from dataclasses import dataclass

from hudong.doors.web import ui, words
from hudong.doors.web.acting import Acting
from hudong.doors.web.component import Component, Content
from hudong.doors.web.desks.desk import due_tag
from hudong.doors.web.forms.admission.shown import ANSWER_STATES
from hudong.doors.web.forms.form import FORMS, form_address
from hudong.doors.web.pages.admissions import admission_tag
from hudong.doors.web.ways import address, asking, crumb, numbered
from hudong.ground.kernel.reads import reads
from hudong.ground.people.terms import AGENCY_KINDS, Role
from hudong.mechanisms.admission import acts, queries
from hudong.mechanisms.admission.queries import QueueCounts, RequestCard, Tab

# 走到哪个状态,等的那个单位在哪张表单上办。
_NEXT = {
    "requested": acts.rule_on_stage.name,
    "legality": acts.rule_on_stage.name,
    "money": acts.rule_on_stage.name,
    "meeting": acts.rule_on_stage.name,
    "entering": acts.decide_admission.name,
    "supplementing": acts.supplement_request.name,
    "reconsidering": acts.decide_reconsideration.name,
    "paused": acts.resume_request.name,
}
_STATES = ("requested", "legality", "money", "meeting", "noticed", "entering", "supplementing")


@dataclass(frozen=True, slots=True)
class AdmissionQueuePage:
    """准入队列 · Tabs with their counts, filters, rows, and the way to rule on many at once."""

    title: str
    crumb: ui.Crumb
    tabs: tuple[ui.Link, ...]
    chosen: str
    tab: str
    filters: tuple[ui.Field, ...]
    look: ui.Button
    here: str
    rows: Component
    paging: ui.Paging
    bulk: ui.Link | None


def may_see_queue(acting: Acting) -> bool:
    """看不看得到 · Heads and officers of agencies."""
    line = acting.mandate
    return line.role in (Role.HEAD, Role.OFFICER) and line.body_kind in AGENCY_KINDS


@reads(budget=3)
def admission_queue_page(
    *,
    acting: Acting,
    tab: Tab = Tab.MINE,
    state: str = "",
    department_id: int | None = None,
    text: str = "",
    after: str = "",
) -> AdmissionQueuePage:
    """准入队列 · Three statements, whatever the number of requests."""
    found = queries.queue(
        viewer=acting.standing,
        day=acting.day,
        tab=tab,
        state=state,
        department_id=department_id,
        words=text,
        after=after,
    )
    counts = queries.queue_counts(viewer=acting.standing, day=acting.day)
    here = address("admission_queue")
    wishes = {"tab": tab.value, "state": state, "department": department_id, "q": text}
    return AdmissionQueuePage(
        title="准入队列",
        crumb=crumb("准入队列", ui.Link("工作台", address("desk"))),
        tabs=tuple(
            ui.Link(f"{one.words} {getattr(counts, one.value):,}", asking(here, tab=one.value))
            for one in Tab
        ),
        chosen=tab.words,
        tab=tab.value,
        filters=_filters(state, department_id, text),
        look=ui.Button("筛选"),
        here=here,
        rows=_table(found.rows, acting) if found.rows else ui.Empty("这里没有申请。"),
        paging=ui.Paging(
            asking(here, **wishes) if after else "",
            asking(here, **wishes, after=found.after) if found.after else "",
        ),
        bulk=_bulk(acting, counts, state, text) if tab in (Tab.MINE, Tab.OVERDUE) else None,
    )


def _bulk(acting: Acting, counts: QueueCounts, state: str, text: str) -> ui.Link | None:
    if counts.mine < 2 or acting.mandate.body_id is None:
        return None
    way = form_address(acts.rule_on_requests.name, acting.mandate.body_id)
    return ui.Link("成批审核，每项各写理由", asking(way, state=state, q=text))


def _filters(state: str, department_id: int | None, text: str) -> tuple[ui.Field, ...]:
    stages = (
        ui.Option("", "全部环节"),
        *(ui.Option(name, queries.state_words(name)) for name in _STATES),
    )
    departments = (
        ui.Option("", "全部部门"),
        *(ui.Option(str(number), name) for number, name in queries.asking_departments()),
    )
    return (
        ui.Field("q", "事项名称", kind="search", value=text),
        ui.Field("state", "走到哪一步", kind="select", value=state, options=stages),
        ui.Field(
            "department",
            "哪个部门申请的",
            kind="select",
            value=str(department_id or ""),
            options=departments,
        ),
    )


def _table(rows: tuple[RequestCard, ...], acting: Acting) -> ui.Table:
    names = ("事项", "申请部门", "机器的回答", "走到哪一步", "最迟", "办理")
    return ui.Table(
        "",
        tuple(ui.TableColumn(name) for name in names),
        tuple(_row(card, acting) for card in rows),
    )


def _row(card: RequestCard, acting: Acting) -> tuple[Content, ...]:
    where = admission_tag(card)
    return (
        ui.Link(card.title, numbered("admission", card.request_id)),
        card.department,
        ui.Tag(ANSWER_STATES[card.answer], card.answer.words),
        ui.Phrase((where, f" {card.at_body}")) if card.at_body else where,
        ui.Phrase((words.day(card.due_on), " ", due_tag(card.due_on, acting.day)))
        if card.due_on
        else "",
        _to_do(card, acting),
    )


def _to_do(card: RequestCard, acting: Acting) -> Content:
    name = _NEXT.get(card.state, "")
    if name not in FORMS or card.at_body_id != acting.mandate.body_id:
        return ""
    return ui.Link("去办", form_address(name, card.request_id))
