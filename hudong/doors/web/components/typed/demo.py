"""示例：你填写的内容。"""

from hudong.doors.web.components.typed.props import Typed, TypedField

DEMOS = (Typed((TypedField("理由", "疫苗一年只打两季。\n去年每户实际花了 19 元误工。"),)),)
