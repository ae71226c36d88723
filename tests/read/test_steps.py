"""Work done side by side comes to the same as work done alone."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from builder.read.steps import Steps, alone, together


def work(number: int, pauses: int, seen: list[tuple[int, int]]) -> Steps[tuple[int, int]]:
    for step in range(pauses):
        seen.append((step, number))
        yield
    return number, pauses


@given(st.lists(st.integers(0, 4), max_size=120))
def test_results_stand_in_order_and_steps_go_side_by_side(pauses: list[int]) -> None:
    seen: list[tuple[int, int]] = []
    begun: list[int] = []

    def works() -> Iterator[Steps[tuple[int, int]]]:
        for number, each in enumerate(pauses):
            begun.append(number)
            yield work(number, each, seen)

    assert together(works()) == list(enumerate(pauses))
    assert begun == list(range(len(pauses)))
    for first in range(0, len(pauses), 48):
        mine = [each for each in seen if first <= each[1] < first + 48]
        assert mine == sorted(mine)


@given(st.integers(0, 5))
def test_alone_is_from_end_to_end(pauses: int) -> None:
    assert alone(work(7, pauses, [])) == (7, pauses)
