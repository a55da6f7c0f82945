"""启动前的检查:设置、数据库、时钟、日历、县。The start-up check: what must hold before the site runs.

Each check answers with notes: ``ok``, ``warn`` (runs, and says what to mend) or ``refuse`` (does not
start, and says why). ``hudong check`` prints them; ``serve`` and the WSGI application obey them.
"""
