"""读规则文件 · Reads the rule files (TOML) into frozen bases and refuses what is not well formed.

A rule file is data that lawyers edit; every complaint therefore names the file, the key and the
remedy in Chinese.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hudong.ground.law.terms import Basis, BasisKind, BasisVersion, LawError, Share, ShareBase

BASIS_FIELDS = frozenset({"key", "kind", "words", "reason", "version"})
VERSION_FIELDS = frozenset({"instrument", "article", "from", "to", "place", "values", "words"})
COMPARISONS = MappingProxyType({"at_least": False, "more_than": True})


class RuleFileError(LawError):
    """规则文件有误 · A rule file says something that cannot be a rule."""

    code = "rule_file"


def read_bases(files: Iterable[Path]) -> dict[str, Basis]:
    """读入规则 · All bases of the files by key, in file order.

    Raises RuleFileError where a file is not TOML, a key occurs twice, a field is unknown or
    missing, or two versions of one basis claim the same day in the same place.
    """
    found: dict[str, Basis] = {}
    for file in files:
        for table in _tables(file):
            basis = _basis(table, file)
            if basis.key in found:
                raise _wrong(
                    file, basis.key, "这个键出现了两次", "一个键写一处，新旧规定是它的两个版本"
                )
            found[basis.key] = basis
    return found


def _tables(file: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(file, "", f"读不出来：{error}", "按 TOML 格式改正后再用") from error
    if unknown := set(content) - {"basis"}:
        raise _wrong(file, "", f"有不认识的表 {sorted(unknown)}", "规则只写在 [[basis]] 之下")
    return list(content.get("basis", []))


def _basis(table: Mapping[str, Any], file: Path) -> Basis:
    key = str(table.get("key", ""))
    _only(table, BASIS_FIELDS, file, key)
    if not key or not table.get("words"):
        raise _wrong(file, key, "缺少 key 或者 words", "每条规则都要有键，并用一句话写明内容")
    try:
        kind = BasisKind(table.get("kind", ""))
    except ValueError as error:
        kinds = "、".join(kind.value for kind in BasisKind)
        raise _wrong(file, key, f"kind 是 {table.get('kind')!r}", f"只能是 {kinds}") from error
    reason = str(table.get("reason", ""))
    if (kind is BasisKind.INTERNAL) != bool(reason):
        raise _wrong(file, key, "reason 用错了", "内部规则必须写明理由，其他规则不写")
    versions = tuple(_version(row, kind, file, key) for row in table.get("version", ()))
    if not versions:
        if kind is BasisKind.STATUTE:
            raise _wrong(file, key, "法律法规没有任何版本", "至少写一个 [[basis.version]]")
        versions = (BasisVersion("", "", None, None, MappingProxyType({})),)
    _no_overlap(versions, file, key)
    return Basis(key, kind, str(table["words"]), reason, versions)


def _version(row: Mapping[str, Any], kind: BasisKind, file: Path, key: str) -> BasisVersion:
    _only(row, VERSION_FIELDS, file, key)
    start, end = row.get("from"), row.get("to")
    for name, day in (("from", start), ("to", end)):
        if day is not None and type(day) is not date:
            raise _wrong(file, key, f"{name} 不是日期", "写成 2026-01-01 的样子，不加引号")
    if start is not None and end is not None and end < start:
        raise _wrong(file, key, "to 早于 from", "改正起止日期")
    instrument, article = str(row.get("instrument", "")), str(row.get("article", ""))
    if kind is BasisKind.STATUTE and not (instrument and article and start):
        raise _wrong(file, key, "法律法规缺少名称、条号或者施行日", "补 instrument、article、from")
    return BasisVersion(
        instrument=instrument,
        article=article,
        in_force_from=start,
        in_force_to=end,
        values=_frozen(row.get("values", {}), file, key),
        place=str(row.get("place", "")),
        words=str(row.get("words", "")),
    )


def _frozen(values: Mapping[str, Any], file: Path, key: str) -> Mapping[str, Any]:
    return MappingProxyType({name: _value(value, file, key) for name, value in values.items()})


def _value(value: Any, file: Path, key: str) -> Any:
    """Shares become ``Share``, lists become tuples, all else stays."""
    if not isinstance(value, list):
        return value
    if any(word in COMPARISONS for word in value if isinstance(word, str)):
        return _share(value, file, key)
    return tuple(value)


def _share(value: Sequence[Any], file: Path, key: str) -> Share:
    try:
        numerator, denominator, of, comparison = value
        share = Share(numerator, denominator, COMPARISONS[comparison], ShareBase(of))
        sound = type(numerator) is int and type(denominator) is int and 0 < numerator <= denominator
    except (ValueError, KeyError) as error:
        form = '写成 [2, 3, "members", "at_least"]'
        raise _wrong(file, key, f"份额 {value} 读不懂", form) from error
    if not sound:
        raise _wrong(file, key, f"份额 {value} 不在零和一之间", "改正分子和分母")
    return share


def _no_overlap(versions: Sequence[BasisVersion], file: Path, key: str) -> None:
    for one, other in combinations(versions, 2):
        apart = _before(one, other) or _before(other, one)
        if one.place == other.place and not apart:
            raise _wrong(file, key, "两个版本管着同一天", "给旧版本写上 to，前后接上，不要重叠")


def _before(one: BasisVersion, other: BasisVersion) -> bool:
    ended, began = one.in_force_to, other.in_force_from
    return ended is not None and began is not None and ended < began


def _only(table: Mapping[str, Any], allowed: frozenset[str], file: Path, key: str) -> None:
    if unknown := sorted(set(table) - allowed):
        raise _wrong(file, key, f"有不认识的字段 {unknown}", f"只能用 {sorted(allowed)}")


def _wrong(file: Path, key: str, what: str, hint: str) -> RuleFileError:
    where = f"{file.name} {key}".strip()
    return RuleFileError(f"规则文件有误：{where}，{what}。", where=where, hint=hint)
