"""工作日历:国务院办公厅每年的放假安排,含调休。

The working-day calendar: the State Council's yearly notices as data; a county may replace the file.
"""
