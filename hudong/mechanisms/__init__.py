"""机制:两份清单、准入、协议书、经费。Mechanisms: what the reform does, in causal order from bottom to top."""
