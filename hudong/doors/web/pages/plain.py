"""说明的页面 · Pages that explain: what this is, how to read it, how to do it on paper, whom to tell."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hudong.doors.web.site import Site
from hudong.doors.web.ui import Crumb, Fact, Facts, How, HowStep, Link
from hudong.doors.web.ways import address, crumb


@dataclass(frozen=True, slots=True)
class PlainPage:
    """说明页 · A title, one leading sentence, and what the template says for the rest."""

    title: str
    crumb: Crumb
    lead: str
    how: How
    facts: Facts


def guide_page(site: Site) -> PlainPage:
    """一页纸说明 · The whole matter on one sheet."""
    return PlainPage(
        title=_("一页纸说明"),
        crumb=crumb(_("一页纸说明")),
        lead=_("哪些事归村里，哪些事归政府，一件一件写清楚；政府请村里帮忙，先签协议，先给钱。"),
        how=story_of(),
        facts=Facts(
            (
                Fact(
                    _("无偿履职"), _("法律写明由村（居）委会自己做的事，本来就要做，不另外付钱。")
                ),
                Fact(_("支付协助"), _("依法请村里协助的政府的事，哪个部门委托，哪个部门出钱。")),
                Fact(
                    _("购买服务"),
                    _("法律没有交给村里的事，部门想请人做，要另外买服务，村里可以不接。"),
                ),
                Fact(
                    _("甲方和乙方"),
                    _("镇政府是甲方，村（居）委会是乙方，两边平等，谁也不能改对方写的话。"),
                ),
                Fact(_("代表会议"), _("协议书的每一条都由代表投票，人数够、票数够才算数。")),
                Fact(_("清单以外的事"), _("不在清单上、没有走准入的事，村里可以不做。")),
                Fact(_("存证"), _("每做一件事就记一条，编上核对码；谁改过一个字，都查得出来。")),
            )
        ),
    )


def story_of() -> How:
    """事情怎样办 · The four steps of the home page."""
    return How(
        (
            HowStep(_("先写进清单"), _("没有法律依据、没有经费的，进不了清单。")),
            HowStep(_("再平等签约"), _("镇政府是甲方，村委会是乙方，逐条商量。")),
            HowStep(_("代表来表决"), _("代表一条一条投票，不同意就重谈。")),
            HowStep(_("钱跟着事走"), _("谁委托，谁出钱，一揽子给到村里。")),
        )
    )


def accessibility_page(site: Site) -> PlainPage:
    """无障碍和大字版 · How to read this site with old eyes, a keyboard, a voice, or on paper."""
    return PlainPage(
        title=_("无障碍和大字版"),
        crumb=crumb(_("无障碍和大字版")),
        lead=_("大字版和标准版是同样的页面、同样的内容。不用注册，不用下载软件。"),
        how=How(
            (
                HowStep(_("字大一点"), _("点每一页上面的“大字版”，以后一直是大字。")),
                HowStep(
                    _("只用键盘"), _("按 Tab 键一项一项走，按回车打开；第一项可以直接跳到正文。")
                ),
                HowStep(_("让电脑读"), _("每个图形旁边都有同样意思的文字，读屏软件都读得出来。")),
                HowStep(_("印在纸上"), _("直接打印任何一页，不带栏目和按钮，可以张贴。")),
            )
        ),
        facts=Facts(
            (
                Fact(_("颜色"), _("颜色从不单独表示意思，旁边一定有形状和文字。")),
                Fact(_("脚本"), _("公开的页面不用脚本；老手机、老电脑都能看。")),
                Fact(_("还是看不清"), _reach(site)),
            )
        ),
    )


def paper_page(site: Site) -> PlainPage:
    """用纸办、托人办 · Everything here can be done without this site, and counts the same."""
    return PlainPage(
        title=_("用纸办、托人办"),
        crumb=crumb(_("用纸办、托人办")),
        lead=_("不会上网、不想上网，一样办事，一样算数。"),
        how=How(
            (
                HowStep(
                    _("提意见"),
                    _("写在纸上交给村（居）委会或者镇政府，也可以口头说，请工作人员记下来。"),
                ),
                HowStep(_("看公示"), _("公开栏里贴着同样的内容；没有贴的，可以到村里要一份。")),
                HowStep(_("投票"), _("代表会议上点名表决，举手说话就行，不用手机。")),
                HowStep(_("托人办"), _("可以请家里人、邻居陪着来，或者帮你写；说清楚是谁的意见。")),
            )
        ),
        facts=Facts(
            (
                Fact(_("交到哪里"), site.office_name or _("村（居）委会、镇政府")),
                Fact(_("打电话"), _reach(site)),
            )
        ),
    )


def feedback_page(site: Site, about: str) -> PlainPage:
    """提意见、提诉求 · To whom, how, and what comes of it; ``about`` is what the reader came from."""
    facts = [Fact(_("关于"), about[:200])] if about else []
    facts += [
        Fact(_("归谁管"), site.office_name or _("县级政社互动工作办公室")),
        Fact(_("打电话"), _reach(site)),
        Fact(_("当面说、用纸写"), Link(_("用纸办、托人办"), address("paper"))),
        Fact(_("正在公示的事"), Link(_("在公示页上直接提异议，不用登录"), address("notices"))),
    ]
    return PlainPage(
        title=_("提意见、提诉求"),
        crumb=crumb(_("提意见、提诉求")),
        lead=_("对清单、协议、经费、开会有意见，都可以提。提意见不用登录，也不用留名字。"),
        how=How(
            (
                HowStep(_("说清是哪一件"), _("写上页面的名字，或者协议书、公示的编号。")),
                HowStep(_("说清想怎样"), _("哪里不对，希望怎样改。")),
                HowStep(_("交给谁"), _("电话、当面、书面都行，村（居）委会和镇政府都收。")),
                HowStep(_("不满意"), _("对答复不满意的，可以再向上一级反映，答复要写明理由。")),
            )
        ),
        facts=Facts(tuple(facts)),
    )


def _reach(site: Site) -> str:
    if not site.phone:
        return _("请到村（居）委会或者镇政府当面说")
    return f"{site.phone}{_('（') + site.hours + _('）') if site.hours else ''}"
