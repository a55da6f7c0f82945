"""申报表:读部门填的表格,错在哪一行哪一列说清楚。Reads the departments' sheet; errors by row and column.

Any of .xlsx, .xls, .ods and .csv; what a file holds is looked through before it is opened. Formulas
are never run: only stored values are read. All rows or none.
"""

from hudong.mechanisms.catalogue.sheets.faults import MOST_TOLD, Fault, Faulty, Place, letters
from hudong.mechanisms.catalogue.sheets.heading import COLUMNS
from hudong.mechanisms.catalogue.sheets.limits import WHOLE, Limits
from hudong.mechanisms.catalogue.sheets.opening import ENDINGS
from hudong.mechanisms.catalogue.sheets.reading import Sheet, read_sheet
from hudong.mechanisms.catalogue.sheets.template import EXPLAINED, template

__all__ = [
    "COLUMNS",
    "ENDINGS",
    "EXPLAINED",
    "MOST_TOLD",
    "WHOLE",
    "Fault",
    "Faulty",
    "Limits",
    "Place",
    "Sheet",
    "letters",
    "read_sheet",
    "template",
]
