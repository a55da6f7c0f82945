"""准入的判断:申请写全没有、机器结论过不过关。Decisions of admission: plain values in, words out."""

from __future__ import annotations

from hudong.ground.law.terms import Outcome
from hudong.mechanisms.admission.terms import RequestLine

MAX_QUANTITY = 1_000_000
MAX_PRICE_FEN = 10_000_000_000


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
        "communities": "请写明涉及哪些村（社区）",
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
    return found


def why_not_on_law(outcome: Outcome, reason: str) -> str:
    """法律这一关 · Empty where the law lets the matter be asked for, else why not."""
    if outcome is Outcome.ASSISTANCE:
        return ""
    if outcome is Outcome.OWN_DUTY:
        return "法律已经把这件事定为村（居）民委员会自己的职责，不是协助事项，不用准入"
    return f"依据站不住：{outcome.words}。{reason}"
