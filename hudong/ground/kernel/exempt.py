"""例外表:不经“行为”也能写的框架表,各有理由。Framework tables that may be written otherwise, with reasons."""

TABLES = {
    "django_migrations": "迁移记录,由框架写",
    "django_content_type": "框架的类型表,由迁移写",
    "django_session": "登录会话,只关系到浏览器",
    "auth_group": "框架带来的表,本系统不用",
    "auth_permission": "框架带来的表,由迁移写,本系统不用",
    "auth_group_permissions": "框架带来的表,本系统不用",
    "axes_accessattempt": "登录失败的限次,十分钟即过",
    "axes_accesslog": "登录日志",
    "axes_accessfailurelog": "登录失败日志",
    "axes_accessattemptexpiration": "登录限次的到期",
    "record_entry": "存证自己的门:追加",
    "record_sealed": "随条目追加;依法销毁要由专门的行为来办",
    "record_leaf": "定序,不是谁的行为",
    "record_checkpoint": "立锚,不是谁的行为",
    "record_adopted_law": "随条目追加",
    "kernel_act_key": "门自己的幂等键,随行为写",
    "kernel_outbox": "门自己的发件箱,随行为写",
}

COLUMNS = {
    ("people_account", "last_login"): "框架在登录时记下,不是行为",
}
