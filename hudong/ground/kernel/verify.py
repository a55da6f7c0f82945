"""核对:存证、树、库外的锚、每一行,一次看完。Verify: entries, tree, outside anchors and domain rows."""

from __future__ import annotations

from pathlib import Path

from hudong.ground.kernel.rows import compare
from hudong.ground.record.models import Entry
from hudong.ground.record.queries import numbers_beyond
from hudong.ground.record.snapshot import snapshot
from hudong.ground.record.terms import VerifyReport
from hudong.ground.record.verify import (
    missing_findings,
    outside_marks,
    record_findings,
    tree_findings,
    trigger_findings,
)


def verify(*, home: Path) -> VerifyReport:
    """核对 · Everything that can be checked without trusting the database; names what differs.

    All is read as of one instant, while acts go on. ``anchored`` counts the entries that an anchor
    outside the database confirms; a change among the others is found by its own hash only.
    """
    # 先读库外的锚,再定住库:锚总是在它的检查点之后写下的。
    outside, torn = outside_marks(home)
    with snapshot():
        findings = [*trigger_findings(), *record_findings(), *missing_findings(), *torn]
        anchored = 0
        if not torn:
            anchored, in_tree = tree_findings(home, outside)
            findings.extend(in_tree)
        in_rows, unsealed = compare()
        findings.extend(in_rows)
        return VerifyReport(
            entries=Entry.objects.count(),
            anchored=anchored,
            findings=tuple(findings),
            beyond=numbers_beyond(size=anchored),
            unsealed=unsealed,
        )
