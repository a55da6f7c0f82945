"""准入的判断:申请写全没有、机器怎样回答、期限到哪天。Decisions of admission: plain values in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hudong.ground.law.days import add_working_days, day_words, working_days_between
from hudong.ground.law.terms import ClaimOutcome, Outcome, PaymentMode
from hudong.mechanisms.admission.terms import (
    REVIEWING,
    Answer,
    EmergencyLine,
    Likeness,
    MachineAnswer,
    Reach,
    RequestLine,
    RouteLine,
    Ruling,
    Stage,
)

MAX_QUANTITY = 1_000_000
MAX_PRICE_FEN = 10_000_000_000
MAX_STAGE_DAYS = 60
# 机器的结论里说“人工核对”的，是拿不准；拿不准的话只给审核的人看，不写进清单。
DOUBT = "人工核对"


def gaps(line: RequestLine) -> dict[str, str]:
    """哪里没有写全 · Message by field; empty where the request is whole.

    Without a basis or without money a request is not accepted at all: 没有依据、没有经费不进门.
    """
    found = {}
    required = {
        "title": "请写事项名称",
        "content": "请写要村（居）做什么",
        "standard": "请写做到什么程度",
        "legal_basis": "没有写法律依据；请写明哪部法律第几条",
        "unit": "请写计量单位，比如户、人、次、年",
        "money_source": "没有写经费来源；请写明从哪一笔预算支付",
    }
    for field, message in required.items():
        if not getattr(line, field).strip():
            found[field] = message
    if not 1 <= line.unit_price_fen <= MAX_PRICE_FEN:
        found["unit_price_fen"] = "没有经费；单价要大于零，由谁提出由谁出钱"
    if not 1 <= line.quantity <= MAX_QUANTITY:
        found["quantity"] = f"数量要在 1 和 {MAX_QUANTITY} 之间"
    if line.to_on < line.from_on:
        found["to_on"] = "止日早于起日"
    if line.reach is not Reach.ALL and not line.place_ids:
        found["place_ids"] = "还没有选村（社区）；请在名单里选，至少一个"
    return found


def emergency_gaps(line: EmergencyLine, day: date, most_days: int) -> dict[str, str]:
    """应急事项哪里没有写全 · Message by field; it may not run longer than ``most_days`` days."""
    required = {
        "title": "请写事项名称",
        "content": "请写要村（居）做什么",
        "standard": "请写做到什么程度",
        "decision": "请写启动应急的决定：机关、文号",
        "article": "请写应急所据的法律条文",
        "unit": "请写计量单位，比如户、人、天",
    }
    found = {field: words for field, words in required.items() if not getattr(line, field).strip()}
    if not 0 <= line.unit_price_fen <= MAX_PRICE_FEN:
        found["unit_price_fen"] = "单价不能是负数；一时定不下来的写 0，补办时写明"
    if not 1 <= line.quantity <= MAX_QUANTITY:
        found["quantity"] = f"数量要在 1 和 {MAX_QUANTITY} 之间"
    last = day + timedelta(days=most_days)
    if not day <= line.until_on <= last:
        found["until_on"] = (
            f"请选{day_words(day)}到{day_words(last)}之间的日子：应急事项最长 {most_days} 天（地方规定）"
        )
    return found


def why_not_on_law(outcome: Outcome, reason: str) -> str:
    """法律这一关 · Empty where the law lets the matter be asked for, else why not."""
    if outcome is Outcome.ASSISTANCE:
        return ""
    if outcome is Outcome.OWN_DUTY:
        return "法律已经把这件事定为村（居）民委员会自己的职责，不是协助事项，不用准入"
    return f"依据站不住：{outcome.words}。{reason}"


def answer(
    judged: ClaimOutcome,
    *,
    listed: Likeness | None = None,
    negative: tuple[Likeness, str] | None = None,
    earlier: Sequence[Likeness] = (),
) -> MachineAnswer:
    """机器的回答 · What the library, the lists in force and the earlier tasks say together.

    ``listed`` is a matter of the lists that is the same thing, ``negative`` one of the negative
    list with its reason code, ``earlier`` what looks like this one, most alike first.
    """
    refused = next((one for one in earlier if one.is_refused), None)
    said, reason, rule = _answered(judged, listed, negative, refused)
    return MachineAnswer(
        answer=said,
        reason=reason,
        rule=rule,
        article=judged.article,
        outcome=judged.outcome,
        judged=judged.reason,
        is_certain=DOUBT not in judged.reason,
        judgements=judged.judgements,
        likenesses=tuple(dict.fromkeys((*filter(None, (listed,)), *earlier))),
        reason_code=negative[1] if negative else "",
    )


def _answered(
    judged: ClaimOutcome,
    listed: Likeness | None,
    negative: tuple[Likeness, str] | None,
    refused: Likeness | None,
) -> tuple[Answer, str, str]:
    if listed is not None:
        return (
            Answer.LISTED,
            f"“{listed.title}”{listed.fate}，不用再申请",
            "清单以内的事项按清单办，同一件事不列两次",
        )
    if negative is not None:
        one, code = negative
        words = f"“{one.title}”在负面事项清单上" + (f"（事由代码 {code}）" if code else "")
        return Answer.NOT_ADMISSIBLE, words, "负面事项不得要求村（居）承担"
    if judged.outcome is Outcome.OWN_DUTY:
        return (
            Answer.NOT_ADMISSIBLE,
            why_not_on_law(judged.outcome, judged.reason),
            "村（居）自己的法定职责不作为协助事项",
        )
    if refused is not None:
        when = f"于{day_words(refused.decided_on)}" if refused.decided_on else "以前"
        return (
            Answer.REFUSED_BEFORE,
            f"与“{refused.title}”（第 {refused.number} 项）相像，那一项{when}没有通过：{refused.fate}",
            "没有通过的事项换个名称、拆开或者合并，仍按原来的结论看",
        )
    if judged.outcome is Outcome.ASSISTANCE:
        return (
            Answer.ADMISSIBLE,
            judged.reason,
            "法律要村（居）协助的，可以申请；经费由委托的部门出",
        )
    if judged.payment_mode is PaymentMode.PURCHASED_SERVICE:
        return (
            Answer.PURCHASE,
            f"{judged.outcome.words}。{judged.reason}",
            "法律没有要求村（居）做的，不能列为协助事项，只能向愿意做的单位购买服务",
        )
    return (
        Answer.NOT_ADMISSIBLE,
        f"{judged.outcome.words}。{judged.reason}",
        "没有现行有效的法律依据，或者是部门自己的职责，不能交给村（居）",
    )


def basis_words(reason: str, outcome: Outcome, article: str) -> str:
    """清单上写的依据说明 · The machine's reason, unless it was a doubt for the reviewers only."""
    if DOUBT in reason or outcome is not Outcome.ASSISTANCE:
        return f"经合法性审核，依据{article}准入"
    return reason


def route_gaps(lines: Sequence[RouteLine]) -> dict[str, str]:
    """路线哪里不对 · Message by field; empty where the stages make a route."""
    stages = [line.stage for line in lines]
    order = [stage for stage in Stage if stage in stages]
    wrong = ""
    if stages != order:
        listed = "、".join(stage.words for stage in Stage)
        wrong = f"环节要按这个次序、每个只写一次：{listed}"
    elif not {Stage.RECEIPT, Stage.MEETING, Stage.ENTRY} <= set(stages):
        wrong = "受理、联席会议、列入清单三个环节不能少"
    elif any(line.may_skip and line.stage not in (Stage.LEGALITY, Stage.MONEY) for line in lines):
        wrong = "只有合法性审核、经费审核可以写成“可以跳过”"
    elif any(not 1 <= line.working_days <= MAX_STAGE_DAYS for line in lines):
        wrong = f"每个环节的工作日数要在 1 和 {MAX_STAGE_DAYS} 之间"
    elif any(line.body_id is None for line in lines if line.stage in REVIEWING):
        lacking = next(
            line.stage.words for line in lines if line.stage in REVIEWING and line.body_id is None
        )
        wrong = f"{lacking}没有写由哪个单位办"
    return {"lines": wrong} if wrong else {}


def ruling_gaps(
    stage: Stage, ruling: Ruling, reason: str, *, reference: str, returns: int
) -> dict[str, str]:
    """意见哪里不对 · Message by field; empty where it may be given at this stage."""
    found = {}
    if not reason.strip():
        found["reason"] = "同意和不同意都要写理由"
    if ruling is Ruling.SKIP:
        found["ruling"] = "跳过要由县级办公室另外办理"
    if ruling is Ruling.RETURN and returns:
        found["ruling"] = "已经退回补正过一次，只能同意或者不同意"
    if ruling is Ruling.RETURN and stage is Stage.MEETING:
        found["ruling"] = "联席会议只能同意或者不同意；要补材料的，请在会前退回"
    if stage is Stage.MEETING and ruling is not Ruling.RETURN and not reference.strip():
        found["reference"] = "请写联席会议的日期、参加单位或者纪要文号"
    return found


def moved(day: date | None, paused_on: date, resumed_on: date) -> date | None:
    """顺延 · ``day`` later by the working days of the pause; a day that was over before stays.

    The day of the pause itself is not counted against anybody, nor is the day of the resumption.
    """
    if day is None or day < paused_on:
        return day
    return add_working_days(day, paused_days(paused_on, resumed_on))


def paused_days(paused_on: date, resumed_on: date) -> int:
    """暂停了几个工作日 · Working days after the pause up to and including the resumption."""
    return working_days_between(paused_on, resumed_on)


def why_not_again(refused_on: date, last_on: date, day: date, asked_before: bool) -> str:
    """为什么不能申请复核 · Empty where it may be asked for."""
    if asked_before:
        return "只能复核一次，已经复核过了"
    if day > last_on:
        return f"{day_words(refused_on)}作出的决定，最迟{day_words(last_on)}申请复核（地方规定），已经过了"
    return ""
