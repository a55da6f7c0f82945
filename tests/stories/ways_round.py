"""绕过准入的办法:一条一条写明谁、怎样试、凭什么不成。The ways round the gate, each with what stops it.

每一条是一个小函数,在已有一版清单和一份协议书草稿的县里试一次。网页、接口、表格、程序(ORM)和应用角色的
SQL 应当被拒绝;库主关掉防护改库,拒绝不了,``verify`` 应当指名道姓地说出来。
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client

from hudong.ground.law.terms import PaymentMode
from hudong.ground.people.queries import Body
from hudong.mechanisms.admission import acts as admission
from hudong.mechanisms.admission.models import AdmissionRequest
from hudong.mechanisms.agreements import acts as agreements
from hudong.mechanisms.agreements.models import Agreement, Clause
from hudong.mechanisms.agreements.terms import AgreementLine, ClauseLine
from hudong.mechanisms.catalogue import acts as catalogue
from hudong.mechanisms.catalogue import queries as lists
from hudong.mechanisms.catalogue.models import Edition, Matter
from hudong.mechanisms.catalogue.terms import MatterLine, Scope, Way
from tests.builders import (
    a_department,
    a_neighbourhood,
    a_town,
    an_officer_of,
    the_head_of,
    with_office,
    within_another_act,
)
from tests.by_hand import by_hand
from tests.doors.desking import at_the_desk
from tests.rooms.agreements.builders_agreements import DUE, FROM, TO

SMUGGLED: Final = "拆违宣传"
RENAMED: Final = "老年人家庭走访和拆违宣传"


@dataclass(frozen=True)
class World:
    """试的地方 · An edition, a village's draft agreement, a request still at the gate."""

    village: Body
    edition: Edition
    agreement: Agreement
    request: AdmissionRequest

    @property
    def clause(self) -> Clause:
        """草稿的第一条 · The first clause of the draft."""
        return self.agreement.clauses.order_by("number")[0]

    def matter(self, title: str) -> Matter:
        """清单上的一项 · By its title."""
        return Matter.objects.get(edition=self.edition, title=title)


class Answered(Exception):
    """网站不让 · The site answered with a refusal."""


@dataclass(frozen=True)
class WayRound:
    """一个办法 · ``by`` is who tries with what; ``because`` stands in the refusal or the finding."""

    by: str
    words: str
    try_it: Callable[[World], Any]
    because: str


def _refused(response: Any) -> None:
    """网站的拒绝变成异常;办成了就什么也不抛。"""
    if response.status_code >= 400 or response.status_code == 200:
        raise Answered(f"{response.status_code} {response.content.decode(errors='replace')}")


def sql(statement: str, *values: Any) -> None:
    """应用角色的一条 SQL · As the application's own role, in a savepoint."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.replace("?", "%s"), values)


# ---- 网页 ----


def _form(world: World, actor: Any, path: str, **typed: Any) -> None:
    desk = at_the_desk(actor)
    shown = desk.client.get(path)
    if shown.status_code != 200:
        raise Answered(f"{shown.status_code} {shown.content.decode()}")
    if 'name="key"' not in shown.content.decode():
        raise Answered(shown.content.decode())
    _refused(desk.fills(path, **typed))


def _form_amend(world: World) -> None:
    _form(world, the_head_of(with_office()), f"/desk/catalogue/amend_edition/{world.edition.pk}/")


def _form_decide(world: World) -> None:
    path = f"/desk/admission/decide_admission/{world.request.pk}/"
    _form(world, an_officer_of(a_department()), path, decision="admit", reason="急需")


def _form_draft(world: World) -> None:
    path = f"/desk/agreements/draft_agreements/{a_town().pk}/"
    own = world.matter("调解民间纠纷")
    typed = {"communities": str(world.village.pk), "from_on": "2026-05-01", "to_on": "2026-12-31"}
    more = {f"matters-{own.pk}-quantity": "1", f"matters-{own.pk}-price": "1"}
    _form(world, an_officer_of(a_town()), path, **typed, due_on="2026-11-30", **more)


def _form_offer(world: World) -> None:
    path = f"/desk/agreements/offer_terms/{world.agreement.pk}/"
    _form(world, an_officer_of(a_town()), path, clause="99", title=SMUGGLED, reason="加一件")


def _form_village(world: World) -> None:
    path = f"/desk/catalogue/publish_edition/{world.edition.review_id}/"
    _form(world, the_head_of(world.village), path, document_no="示村〔2026〕1号")


# ---- 接口:不经网页,直接发请求 ----


def _post(path: str, *, signed_in: Any = None, **content: Any) -> None:
    client = at_the_desk(signed_in).client if signed_in else Client(enforce_csrf_checks=True)
    _refused(client.post(path, json.dumps(content), content_type="application/json"))


def _api_stranger(world: World) -> None:
    _post(f"/desk/admission/decide_admission/{world.request.pk}/", decision="admit")


def _api_lists(world: World) -> None:
    _post("/lists/1/assistance/", signed_in=the_head_of(with_office()), title=SMUGGLED)


def _api_json(world: World) -> None:
    _post("/lists/1.json", signed_in=the_head_of(with_office()), lists={"assistance": [SMUGGLED]})


def _api_matter(world: World) -> None:
    client = at_the_desk(the_head_of(with_office())).client
    _refused(client.put(f"/matters/{world.matter('消防安全宣传').pk}/", f"title={SMUGGLED}"))


def _api_delete(world: World) -> None:
    client = at_the_desk(the_head_of(with_office())).client
    _refused(client.delete(f"/admissions/{world.request.pk}/"))


# ---- 表格 ----


def _sheet(world: World, actor: Any, rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file = SimpleUploadedFile("申报.csv", text.getvalue().encode("utf-8-sig"), "text/csv")
    path = f"/desk/catalogue/declare_by_sheet/{world.edition.review_id}/"
    desk = at_the_desk(actor)
    shown = desk.client.get(path)
    if shown.status_code != 200 or 'name="key"' not in shown.content.decode():
        raise Answered(f"{shown.status_code} {shown.content.decode()}")
    _refused(desk.client.post(path, {"sheet": file}))


HEAD: Final = ["部门", "事项名称", "法律依据", "协助标准", "结论"]


def _sheet_late(world: World) -> None:
    row = ["示例市民政局", SMUGGLED, "《示例助老法》第一条", "每月一次", "列入协助事项"]
    _sheet(world, an_officer_of(a_department()), [HEAD, row])


def _sheet_outcome(world: World) -> None:
    catalogue.decide_declarations(
        actor=an_officer_of(a_department()),
        review=lists.review(review_id=world.edition.review_id),
    )


# ---- 行为:参数是编的 ----


def _draft(world: World, *clauses: ClauseLine, edition: Edition | None = None, **more: Any) -> None:
    given = {"town": a_town(), "edition": edition or world.edition, "from_on": FROM, "to_on": TO}
    community = more.pop("community", world.village)
    agreements.draft_agreements(
        actor=an_officer_of(a_town()), lines=[AgreementLine(community.pk, clauses)], **given
    )


def _line(matter_id: int, **more: Any) -> ClauseLine:
    return ClauseLine(matter_id, DUE, **{"quantity": 1, "unit_price_fen": 100, **more})


def _act_duty(world: World) -> None:
    _draft(world, _line(world.matter("调解民间纠纷").pk))


def _act_unknown(world: World) -> None:
    _draft(world, _line(99_999))


def _act_scope(world: World) -> None:
    _draft(world, _line(world.matter("渔船登记").pk), community=a_neighbourhood())


def _act_old_edition(world: World) -> None:
    matter = world.matter("消防安全宣传")
    _next_edition(world)
    _draft(world, _line(matter.pk), community=a_neighbourhood())


def _next_edition(world: World) -> None:
    head = the_head_of(with_office())
    with within_another_act(head):
        catalogue.amend_edition(
            actor=head,
            edition=world.edition,
            document_no="示政社〔2026〕8号",
            removed=[world.matter("疫苗接种通知").lineage],
            reason="期满",
        )


def _act_twice(world: World) -> None:
    matter = world.matter("消防安全宣传")
    _draft(world, _line(matter.pk), _line(matter.pk, standard="拆违"), community=a_neighbourhood())


def _smuggled_line() -> MatterLine:
    return MatterLine(
        title=SMUGGLED,
        standard="每月一次",
        payment_mode=PaymentMode.PAID_ASSISTANCE,
        basis_cite="《示例助老法》第一条",
        basis_words="",
        payer_id=a_department().pk,
        scope=Scope.BOTH,
        unit="次",
        unit_price_fen=100,
        quantity=1,
        origin="",
        way=Way.GATE,
    )


def _act_amend(world: World) -> None:
    catalogue.amend_edition(
        actor=the_head_of(with_office()),
        edition=world.edition,
        document_no="示政社〔2026〕8号",
        added=[_smuggled_line()],
        reason="加一件",
    )


def _act_no_payer(world: World) -> None:
    head = the_head_of(with_office())
    with within_another_act(head):
        catalogue.amend_edition(
            actor=head,
            edition=world.edition,
            document_no="示政社〔2026〕8号",
            added=[replace(_smuggled_line(), payer_id=None)],
            reason="加一件",
        )


def _act_early(world: World) -> None:
    admission.decide_admission(
        actor=the_head_of(with_office()),
        request=world.request,
        admit=True,
        reason="急需",
        document_no="示政社〔2026〕8号",
    )


def _act_department(world: World) -> None:
    admission.decide_admission(
        actor=an_officer_of(a_department()),
        request=world.request,
        admit=True,
        reason="急需",
        document_no="示政社〔2026〕8号",
    )


def _act_republish(world: World) -> None:
    catalogue.publish_edition(
        actor=the_head_of(with_office()),
        review=lists.review(review_id=world.edition.review_id),
        document_no="示政社〔2026〕8号",
    )


# ---- 程序:不经行为写表 ----


def _orm_matter(world: World) -> None:
    Matter.objects.create(edition=world.edition, title=SMUGGLED, position=90)


def _orm_bulk(world: World) -> None:
    Matter.objects.bulk_create([Matter(edition=world.edition, title=SMUGGLED, position=90)])


def _orm_rename(world: World) -> None:
    matter = world.matter("老年人家庭走访")
    matter.title = RENAMED
    matter.save()


def _orm_update(world: World) -> None:
    Matter.objects.filter(edition=world.edition).update(title=RENAMED)


def _orm_edition(world: World) -> None:
    Edition.objects.create(number=9, document_no="九号", published_on=date(2026, 4, 2))


def _orm_clause(world: World) -> None:
    clause = world.clause
    clause.pk, clause.number, clause.title = None, 9, SMUGGLED
    clause.save()


def _orm_state(world: World) -> None:
    world.request.state = "admitted"
    world.request.save()


def _orm_raw_save(world: World) -> None:
    clause = world.clause
    clause.title = RENAMED
    with transaction.atomic():
        clause.save_base(raw=True)


# ---- 程序:在一个行为里夹带(写程序的人自己作弊) ----


def _within(work: Callable[[], Any]) -> None:
    with within_another_act(the_head_of(with_office())), transaction.atomic():
        work()


def _act_rename_clause(world: World) -> None:
    clause = world.clause
    clause.title = RENAMED
    _within(clause.save)


def _act_add_clause(world: World) -> None:
    clause = world.clause
    clause.pk, clause._state.adding = None, True
    clause.number, clause.matter, clause.title = 9, world.matter("渔船登记"), SMUGGLED
    _within(clause.save)


def _act_duty_clause(world: World) -> None:
    clause, own = world.clause, world.matter("调解民间纠纷")
    clause.pk, clause._state.adding = None, True
    clause.number, clause.matter = 9, own
    clause.title, clause.basis_cite = own.title, own.basis_cite
    _within(clause.save)


def _act_late_matter(world: World) -> None:
    matter = world.matter("老年人家庭走访")
    matter.pk, matter._state.adding = None, True
    matter.lineage, matter.position, matter.title = uuid4(), 90, SMUGGLED
    _within(matter.save)


# ---- 应用角色的 SQL ----


def _sql_rename(world: World) -> None:
    sql("UPDATE catalogue_matter SET title = ? WHERE edition_id = ?", RENAMED, world.edition.pk)


def _sql_delete(world: World) -> None:
    sql("DELETE FROM catalogue_matter WHERE id = ?", world.matter("渔船登记").pk)


def _copied(world: World, edition: str, title: str) -> tuple[str, list[Any]]:
    columns = [
        field.column for field in Matter._meta.concrete_fields if field.column not in ("id",)
    ]
    replaced = {"edition_id": edition, "title": "?", "position": "90", "lineage": "?"}
    chosen = ", ".join(replaced.get(name, name) for name in columns)
    lineage = uuid4() if connection.vendor == "postgresql" else uuid4().hex
    order = [name for name in columns if replaced.get(name) == "?"]
    values = {"title": title, "lineage": lineage}
    return (
        f"INSERT INTO catalogue_matter ({', '.join(columns)}) SELECT {chosen}"
        " FROM catalogue_matter WHERE id = ?",
        [*(values[name] for name in order), world.matter("老年人家庭走访").pk],
    )


def _sql_late_matter(world: World) -> None:
    statement, values = _copied(world, "edition_id", SMUGGLED)
    sql(statement, *values)


def _sql_secret_edition(world: World) -> None:
    """没有存证的一版清单,再从它起草条款:清单写得进去,条款写不进去。"""
    with transaction.atomic():
        sql(
            "INSERT INTO catalogue_edition (number, document_no, published_on, digest, amendment)"
            " VALUES (77, '七十七号', ?, '', '')",
            date(2026, 4, 2),
        )
        statement, values = _copied(
            world, "(SELECT id FROM catalogue_edition WHERE number = 77)", SMUGGLED
        )
        sql(statement, *values)
        sql(
            "UPDATE agreements_agreement SET edition_id ="
            " (SELECT id FROM catalogue_edition WHERE number = 77) WHERE id = ?",
            world.agreement.pk,
        )


def _clause_of(world: World, **changed: str) -> None:
    columns = [field.column for field in Clause._meta.concrete_fields if field.column != "id"]
    chosen = {"number": "9", **changed}
    statement = (
        f"INSERT INTO agreements_clause ({', '.join(columns)}) SELECT"
        f" {', '.join(chosen.get(name, name) for name in columns)}"
        " FROM agreements_clause WHERE id = ?"
    )
    sql(statement, world.clause.pk)


def _sql_clause_secret(world: World) -> None:
    with transaction.atomic():
        sql(
            "INSERT INTO catalogue_edition (number, document_no, published_on, digest, amendment)"
            " VALUES (77, '七十七号', ?, '', '')",
            date(2026, 4, 2),
        )
        statement, values = _copied(
            world, "(SELECT id FROM catalogue_edition WHERE number = 77)", SMUGGLED
        )
        sql(statement, *values)
        secret = f"(SELECT id FROM catalogue_matter WHERE title = '{SMUGGLED}')"
        _clause_of(world, matter_id=secret, title=f"'{SMUGGLED}'")


def _sql_clause_title(world: World) -> None:
    _clause_of(world, matter_id=str(world.matter("渔船登记").pk), title=f"'{SMUGGLED}'")


def _sql_clause_duty(world: World) -> None:
    own = world.matter("调解民间纠纷")
    _clause_of(
        world, matter_id=str(own.pk), title=f"'{own.title}'", basis_cite=f"'{own.basis_cite}'"
    )


def _sql_clause_nowhere(world: World) -> None:
    _clause_of(world, matter_id="99999")


def _sql_move_clause(world: World) -> None:
    sql(
        "UPDATE agreements_clause SET matter_id = ? WHERE id = ?",
        world.matter("渔船登记").pk,
        world.clause.pk,
    )


def _sql_rename_clause(world: World) -> None:
    sql("UPDATE agreements_clause SET title = ? WHERE id = ?", RENAMED, world.clause.pk)


def _sql_other_edition(world: World) -> None:
    _next_edition(world)
    sql(
        "UPDATE agreements_agreement SET edition_id = ? WHERE id = ?",
        Edition.objects.get(number=2).pk,
        world.agreement.pk,
    )


def _sql_admitted(world: World) -> None:
    sql("UPDATE admission_request SET state = 'admitted' WHERE id = ?", world.request.pk)


def _sql_forget(world: World) -> None:
    sql("DELETE FROM record_entry WHERE subject_kind = 'catalogue.Edition'")


def _sql_rewrite(world: World) -> None:
    sql("UPDATE record_entry SET subject_id = '77' WHERE subject_kind = 'catalogue.Edition'")


# ---- 库主的 SQL:拒绝不了,要找得到 ----


def _owner(statement: str, *values: Callable[[World], Any]) -> Callable[[World], None]:
    return lambda world: by_hand(statement, *(value(world) for value in values))


def _clause_id(world: World) -> int:
    return int(world.clause.pk)


def _of(title: str) -> Callable[[World], Any]:
    return lambda world: world.matter(title).pk


def _request_id(world: World) -> int:
    return int(world.request.pk)


def _hand_matter(world: World) -> None:
    statement, values = _copied(world, "edition_id", SMUGGLED)
    by_hand(statement, *values)


FORM, API, SHEET, ACT, ORM, INSIDE, SQL, OWNER = (
    "网页",
    "接口",
    "表格",
    "行为",
    "程序",
    "行为之内",
    "应用角色的 SQL",
    "库主的 SQL",
)

REFUSED: Final = (
    WayRound(FORM, "办公室不经准入，直接增补清单", _form_amend, "没有"),
    WayRound(FORM, "部门自己批准自己的申请", _form_decide, "办公室"),
    WayRound(FORM, "镇里把村自己的职责写成协助条款", _form_draft, ""),
    WayRound(FORM, "镇里在协商里加一条清单上没有的", _form_offer, ""),
    WayRound(FORM, "村里自己公布一版清单", _form_village, "办公室"),
    WayRound(API, "不登录，直接请求批准", _api_stranger, "403"),
    WayRound(API, "向清单的网址发一件事项", _api_lists, "405"),
    WayRound(API, "向清单的 JSON 发一份新的清单", _api_json, "40"),
    WayRound(API, "用 PUT 给事项改名", _api_matter, "405"),
    WayRound(API, "用 DELETE 撤掉一项申请", _api_delete, "405"),
    WayRound(SHEET, "清单公布以后，再传一张自带“结论”的表", _sheet_late, ""),
    WayRound(SHEET, "部门替办公室作逐项决定", _sheet_outcome, "办公室"),
    WayRound(ACT, "把履职事项起草成条款", _act_duty, "协助"),
    WayRound(ACT, "起草一件不存在的事项", _act_unknown, "清单"),
    WayRound(ACT, "把只给村的事项写进社区的协议", _act_scope, "适用"),
    WayRound(ACT, "按旧的一版清单起草", _act_old_edition, "清单"),
    WayRound(ACT, "一件事项拆成两条", _act_twice, ""),
    WayRound(ACT, "办公室单独增补清单", _act_amend, "准入"),
    WayRound(ACT, "增补一件没有人出钱的", _act_no_payer, "谁出钱"),
    WayRound(ACT, "还没有走完环节就决定准入", _act_early, ""),
    WayRound(ACT, "部门自己作准入决定", _act_department, "办公室"),
    WayRound(ACT, "已经公布的清理再公布一次", _act_republish, ""),
    WayRound(ORM, "不经行为，添一件事项", _orm_matter, "行为"),
    WayRound(ORM, "不经行为，成批添事项", _orm_bulk, "行为"),
    WayRound(ORM, "不经行为，给事项改名", _orm_rename, "行为"),
    WayRound(ORM, "不经行为，成批改名", _orm_update, "update"),
    WayRound(ORM, "不经行为，添一版清单", _orm_edition, "行为"),
    WayRound(ORM, "不经行为，添一条条款", _orm_clause, "行为"),
    WayRound(ORM, "不经行为，把申请改成已准入", _orm_state, "行为"),
    WayRound(ORM, "绕过 save，用 save_base 改条款", _orm_raw_save, ""),
    WayRound(INSIDE, "在一个行为里把条款改名，并进别的事", _act_rename_clause, "以后不能改"),
    WayRound(INSIDE, "在一个行为里加一条换了名的条款", _act_add_clause, "不在这份协议书"),
    WayRound(INSIDE, "在一个行为里把履职事项写成条款", _act_duty_clause, "不在这份协议书"),
    WayRound(INSIDE, "在一个行为里往公布的清单加事项", _act_late_matter, "已经公布"),
    WayRound(SQL, "给清单上的事项改名", _sql_rename, "不能修改"),
    WayRound(SQL, "删掉清单上的事项", _sql_delete, "不能"),
    WayRound(SQL, "往公布的清单里插一件", _sql_late_matter, "已经公布"),
    WayRound(SQL, "造一版没有存证的清单，把协议书改挂过去", _sql_secret_edition, "不能改"),
    WayRound(SQL, "造一版没有存证的清单，从它写条款", _sql_clause_secret, "不在这份协议书"),
    WayRound(SQL, "插一条换了名的条款", _sql_clause_title, "不在这份协议书"),
    WayRound(SQL, "插一条履职事项的条款", _sql_clause_duty, "不在这份协议书"),
    WayRound(SQL, "插一条不指向任何事项的条款", _sql_clause_nowhere, ""),
    WayRound(SQL, "把条款改挂到别的事项", _sql_move_clause, "以后不能改"),
    WayRound(SQL, "给条款改名", _sql_rename_clause, "以后不能改"),
    WayRound(SQL, "把协议书改挂到另一版清单", _sql_other_edition, "以后不能改"),
    WayRound(SQL, "把申请的状态改成已准入", _sql_admitted, ""),
    WayRound(SQL, "删掉清单的存证", _sql_forget, ""),
    WayRound(SQL, "把清单的存证改成别的", _sql_rewrite, ""),
)

FOUND: Final = (
    WayRound(
        OWNER,
        "给清单上的事项改名",
        _owner("UPDATE catalogue_matter SET title = '拆违宣传' WHERE id = ?", _of("渔船登记")),
        "catalogue_matter",
    ),
    WayRound(OWNER, "往公布的清单里插一件", _hand_matter, "catalogue_matter"),
    WayRound(
        OWNER,
        "给条款改名",
        _owner("UPDATE agreements_clause SET title = '拆违宣传' WHERE id = ?", _clause_id),
        "agreements_clause",
    ),
    WayRound(
        OWNER,
        "把申请改成已准入",
        _owner("UPDATE admission_request SET title = '拆违宣传' WHERE id = ?", _request_id),
        "admission_request",
    ),
    WayRound(
        OWNER,
        "给申报过的事项改名",
        _owner("UPDATE catalogue_declaration SET title = '拆违宣传' WHERE number = 1"),
        "catalogue_declaration",
    ),
    WayRound(
        OWNER,
        "换掉清单的文号和摘要",
        _owner("UPDATE catalogue_edition SET digest = '0' WHERE number = 1"),
        "catalogue_edition",
    ),
)


STOPPED_BY: Final = {
    FORM: "程序拒绝",
    API: "程序拒绝",
    SHEET: "程序拒绝",
    ACT: "程序拒绝",
    ORM: "程序拒绝",
    INSIDE: "数据库拒绝",
    SQL: "数据库拒绝",
    OWNER: "核对指名",
}


def every_way() -> tuple[WayRound, ...]:
    """全部办法 · In the order of the list in the documents."""
    return (*REFUSED, *FOUND)
