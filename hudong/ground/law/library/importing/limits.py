"""限量:外来的文件不可信。Limits for files that come from outside."""

from __future__ import annotations

from typing import Final

MOST_BYTES: Final = 8 * 1024 * 1024
"""Of one file as it lies on the disk or is sent."""

MOST_CHARACTERS: Final = 600_000
"""Of one law; the longest in force, 民法典, has about 110,000."""

MOST_UNPACKED: Final = 64 * 1024 * 1024
"""Of the one part of a .docx that is read, unpacked."""

MOST_PARTS: Final = 4_000
"""Files within one .docx."""

MOST_FILES: Final = 20_000
"""Files within one folder."""
