"""示例数据的测试。Tests of the demo data."""
