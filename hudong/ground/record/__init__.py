"""存证:只增不改的条目、默克尔树、检查点和证明。

Record: append-only entries, Merkle tree, checkpoints, proofs. Nobody, the county included, can
change it quietly: what the engine lets us refuse is refused, and the rest is found and named.
"""
