"""准入:部门要增加交给村(社区)的事项,先过法律、经费、稳评这道门。

Admission: a matter enters the list only with a basis in law, its money and payer, and a passed
stability assessment; what is refused is refused with the reason and the article.
"""
