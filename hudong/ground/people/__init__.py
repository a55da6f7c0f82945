"""人:账号、人、主体、任职、代表,以及本县自己定的数。

People: accounts, persons, bodies, mandates, representatives, and the county's own values. Powers
come from mandates with dates, never from accounts.
"""
