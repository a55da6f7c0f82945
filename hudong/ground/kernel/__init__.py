"""门:一切改变都从这里进。行为、事实、流程、许可、时钟。

Kernel: the one door for every change. An actor performs an act that is permitted on a basis and
leaves a fact in the record. It knows no room above it; rooms register themselves with it.
"""
