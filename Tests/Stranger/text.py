"""A text that several wrote apart: a list as in YjsMod, by the definition and not for speed."""

from dataclasses import dataclass, field

from shapes import Record

Tie = tuple[bytes, int, bytes]
"""Site, sequence and name of a change."""


@dataclass(eq=False)
class Scalar:
    value: str
    change: bytes
    tie: Tie
    left: "Scalar | None"
    right: "Scalar | None"
    removed_by: set[bytes] = field(default_factory=set)


class Text:
    def __init__(self) -> None:
        self.scalars: list[Scalar] = []

    def __str__(self) -> str:
        return "".join(scalar.value for scalar in self.scalars if not scalar.removed_by)

    def apply(self, edits: list[Record], tie: Tie, seen: set[bytes]) -> None:
        """The edits of one operation; `seen` are the changes that its author had seen."""
        known = seen | {tie[2]}
        for edit in edits:
            visible = [each for each in self.scalars if each.change in known and not each.removed_by & known]
            position = min(edit["position"], len(visible))
            for scalar in visible[position:position + edit["removed"]]:
                scalar.removed_by.add(tie[2])
            left = visible[position - 1] if position > 0 else None
            right = self._next_known(left, known)
            for value in edit["inserted"]:
                scalar = Scalar(value, tie[2], tie, left, right)
                self._insert(scalar)
                left = scalar

    def _next_known(self, left: Scalar | None, known: set[bytes]) -> Scalar | None:
        after = self.scalars[self._left_index(left) + 1:]
        return next((scalar for scalar in after if scalar.change in known), None)

    def _left_index(self, scalar: Scalar | None) -> int:
        return -1 if scalar is None else self.scalars.index(scalar)

    def _right_index(self, scalar: Scalar | None) -> int:
        return len(self.scalars) if scalar is None else self.scalars.index(scalar)

    def _insert(self, new: Scalar) -> None:
        """Passes what others put between the two origins, as far as it stands before the new one."""
        left, right = self._left_index(new.left), self._right_index(new.right)
        place, scanning = left + 1, False
        for index in range(left + 1, right):
            other = self.scalars[index]
            other_left, other_right = self._left_index(other.left), self._right_index(other.right)
            if other_left < left or (other_left == left and other_right == right and new.tie < other.tie):
                break
            if other_left == left:
                scanning = other_right < right
            if not scanning:
                place = index + 1
        self.scalars.insert(place, new)
