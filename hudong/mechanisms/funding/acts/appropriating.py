"""安排:协议书生效,一揽子经费就有了。Appropriating the package of an agreement in force."""

from __future__ import annotations

from collections.abc import Sequence

from hudong.ground.kernel.act import act
from hudong.ground.kernel.clock import Moment
from hudong.ground.kernel.refusals import Conflict
from hudong.ground.people.permits import by_reaction
from hudong.mechanisms.agreements.queries import Agreement
from hudong.mechanisms.funding.acts.vouchers import BATCH, post
from hudong.mechanisms.funding.facts import PackageAppropriated
from hudong.mechanisms.funding.models import Package, PackageLine
from hudong.mechanisms.funding.rules import package_problem
from hudong.mechanisms.funding.terms import PackageTerms, VoucherKind


@act(
    "funding.appropriate_package",
    title="安排一揽子经费",
    on="agreement",
    permit=by_reaction,
    basis="local.package",
)
def appropriate_package(
    *, at: Moment, agreement: Agreement, amount_fen: int, lines: Sequence[PackageTerms]
) -> PackageAppropriated:
    """安排一揽子经费 · By reaction, when an agreement comes into force: its money as one package.

    Raises Conflict where the lines do not make the agreed sum, or one has no money.
    """
    problem = package_problem(lines, amount_fen)
    if problem:
        raise Conflict(f"经费安排不了：{problem}", where=agreement.number)
    package = Package.objects.create(
        agreement=agreement,
        town_id=agreement.party_a_id,
        community_id=agreement.party_b_id,
        amount_fen=amount_fen,
        appropriated_on=at.day,
    )
    rows = PackageLine.objects.bulk_create(
        [
            PackageLine(
                package=package,
                clause_number=line.clause_number,
                title=line.title,
                official=line.official,
                payer_id=line.payer_id,
                amount_fen=line.amount_fen,
                due_on=line.due_on,
            )
            for line in lines
        ],
        batch_size=BATCH,
    )
    voucher = post(
        VoucherKind.APPROPRIATION, package, at.day, [(row, row.amount_fen) for row in rows]
    )
    return PackageAppropriated(
        package_id=package.pk,
        agreement_id=agreement.pk,
        agreement_digest=agreement.digest,
        town_id=package.town_id,
        community_id=package.community_id,
        amount_fen=amount_fen,
        lines=tuple(lines),
        voucher_id=voucher.pk,
    )
