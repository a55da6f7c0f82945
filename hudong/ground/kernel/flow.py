"""流程:一张表写清有哪些状态、能走哪些步。Flows: the state machine of a subject as one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """状态 · A state with the label that insiders see and the one for the public."""

    name: str
    label: str
    public_label: str
    final: bool = False


@dataclass(frozen=True)
class Step:
    """一步 · From which states to which; the flow it belongs to is filled in by ``Flow``.

    No source means that the step creates its subject. With several targets the body of the act
    chooses one and the door checks the choice.
    """

    name: str
    title: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    flow: Flow | None = None

    @property
    def creates(self) -> bool:
        """True where the step brings its subject into being."""
        return not self.sources

    def starts_from(self, state: str) -> bool:
        """True if the step may be taken in ``state``."""
        return state in self.sources

    def out_of_order(self, state: str) -> str:
        """为什么现在不能走这一步 · The sentence shown where the step cannot be taken."""
        assert self.flow is not None
        wanted = "、".join(f"“{self.flow.state(name).label}”" for name in self.sources)
        return f"现在是“{self.flow.state(state).label}”，要到{wanted}才能{self.title}"


class Flow:
    """流程 · States and steps of one kind of subject. Unknown names fail when the module loads."""

    def __init__(
        self, name: str, title: str, states: Iterable[State], steps: Iterable[Step]
    ) -> None:
        self.name, self.title = name, title
        self.states = {state.name: state for state in states}
        self.steps: dict[str, Step] = {}
        for step in steps:
            unknown = {*step.sources, *step.targets} - set(self.states)
            if unknown or not step.targets:
                raise ValueError(f"流程“{title}”的步骤“{step.title}”写了不存在的状态：{unknown}")
            finals = [name for name in step.sources if self.states[name].final]
            if finals:
                raise ValueError(f"流程“{title}”：终结状态 {finals} 不能再走“{step.title}”")
            self.steps[step.name] = Step(step.name, step.title, step.sources, step.targets, self)

    def __getitem__(self, name: str) -> Step:
        return self.steps[name]

    def state(self, name: str) -> State:
        """The state of that name; raises KeyError where the flow has none."""
        return self.states[name]

    def choices(self) -> list[tuple[str, str]]:
        """Choices for the column that holds the state."""
        return [(state.name, state.label) for state in self.states.values()]

    def mermaid(self) -> str:
        """流程图 · The flow as a Mermaid state diagram, for the reference."""
        lines = ["stateDiagram-v2"]
        lines += [f'    state "{state.label}" as {state.name}' for state in self.states.values()]
        for step in self.steps.values():
            for source in step.sources or ("[*]",):
                lines += [f"    {source} --> {target} : {step.title}" for target in step.targets]
        lines += [f"    {state.name} --> [*]" for state in self.states.values() if state.final]
        return "\n".join(lines)
