"""尺度:花费与条数。Scale: what things cost, measured (``bench.py``) and counted (``test_counts.py``)."""
