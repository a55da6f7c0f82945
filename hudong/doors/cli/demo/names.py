"""演示县的名字。The names of the demonstration county; facts, not claims on its behalf."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CountyName:
    """县名 · Code and name of the county."""

    code: str
    name: str


COUNTY = CountyName("320585", "太仓市")
OFFICE = "太仓市政社互动工作办公室"
PHONE = "0512-0000 0000"
