"""核对:存证、树、库外的锚、每一行,一次看完。Verify: entries, tree, outside anchors and domain rows."""

from __future__ import annotations

from pathlib import Path

from hudong.ground.kernel.rows import compare
from hudong.ground.record.models import Entry
from hudong.ground.record.terms import VerifyReport
from hudong.ground.record.verify import missing_findings, record_findings, tree_findings


def verify(*, home: Path) -> VerifyReport:
    """核对 · Everything that can be checked without trusting the database; names what differs.

    ``anchored`` counts the entries that an anchor outside the database confirms; a change among
    the others is found by its own hash only.
    """
    findings = [*record_findings(), *missing_findings()]
    anchored, in_tree = tree_findings(home)
    findings.extend(in_tree)
    findings.extend(compare())
    return VerifyReport(
        entries=Entry.objects.count(), anchored=anchored, findings=tuple(findings)
    )
