"""What the items of an agenda are called: as authors have it, else as the language has it."""

from collections.abc import Mapping

from builder.front import ProtocolFront
from builder.model import Module, Moment
from builder.planning.item import Item
from builder.planning.meeting import Place
from builder.value import value


@value
class Titles:
    """Titles of a module's agendas. `said` are the words of `formats/`, by dotted key."""

    module: Module
    protocols: tuple[tuple[str, ProtocolFront], ...]
    said: Mapping[str, str]

    def of(self, item: Item) -> str:
        """Call an item by its title, on one line; a question by its number and text."""
        if item.kind == "question":
            return self.asked(item)
        return self._plain(item)

    def whole(self, item: Item) -> str:
        """Call an item so that its title alone tells what is done: a step with what it is about."""
        if item.kind == "question" and item.place and item.number is not None:
            return self.question(item.place, item.number)
        about = self.about(item)
        return f"{self._plain(item)}. {about}" if about else self._plain(item)

    def about(self, item: Item) -> str:
        """Tell what a step's protocol is about, where the step begins that."""
        if item.kind != "step" or item.step is None:
            return ""
        if item.number is None or item.place is None:
            plain = self.said["agenda.another"] if item.time > 1 else _one_line(item.title)
            return plain if not item.step else ""
        asks = [step.question - 1 for step in dict(self.protocols)[item.protocol].steps]
        begins = item.number == asks[item.step] and item.number not in asks[: item.step]
        return self.question(item.place, item.number) if begins or not item.step else ""

    def written(self, item: Item) -> str:
        """Get what of an item's title the module's author wrote, in the module's own language."""
        match item:
            case Item(kind="question", place=(part, letter), number=int(at)):
                return self.question((part, letter), at)
            case Item(kind="exercise"):
                return _one_line(item.title)
            case Item(kind="reading" | "film", place=(part, letter), number=int(at)):
                return self._material((part, letter), at)
            case Item(kind="work", place=(part, letter)):
                return _one_line(self.moment((part, letter)).title)
        return ""

    def written_about(self, item: Item) -> str:
        """Get what the module's author wrote of that which a step is about."""
        if item.number is None or item.place is None:
            return _one_line(item.title)
        return self.question(item.place, item.number)

    def asked(self, item: Item) -> str:
        """Call the question that an item is about: its number and text; empty if it has none."""
        if item.place is None or item.number is None:
            return ""
        text = self.question(item.place, item.number)
        return self.said["agenda.question"].format(number=item.number + 1, text=text)

    def protocol(self, name: str) -> str:
        """Call a protocol by its title."""
        return _one_line(dict(self.protocols)[name].title or name)

    def question(self, place: Place, number: int) -> str:
        """Get the text of a question."""
        return _one_line(self.moment(place).page.front.questions[number].text)

    def named(self, place: Place, kind: str, number: int) -> str:
        """Name a question or an exercise that is not on the agenda."""
        if kind == "exercise":
            return _one_line(self.moment(place).page.front.exercises[number].title)
        part, letter = place
        return self.said["agenda.question_of"].format(number=number + 1, part=part, letter=letter)

    def moment(self, place: Place) -> Moment:
        """Find a moment of the module."""
        part = next(part for part in self.module.parts if part.number == place[0])
        return next(moment for moment in part.moments if moment.phase.letter == place[1])

    def _plain(self, item: Item) -> str:
        match item:
            case Item(kind="step", step=int(at)):
                step = dict(self.protocols)[item.protocol].steps[at]
                return _one_line(f"{self.protocol(item.protocol)}: {step.title}")
            case Item(kind="exercise"):
                return _one_line(item.title)
            case Item(kind="reading" | "film", place=(part, letter), number=int(at)):
                key = self._key((part, letter), at)
                return self.said[key].format(title=self._material((part, letter), at))
            case Item(kind="work", place=(_, _)):
                return self.written(item) or self.said["agenda.work"]
        plain = self.said[f"agenda.{item.kind}"]
        return self.said["agenda.on"].format(title=plain) if item.time > 1 else plain

    def _key(self, place: Place, number: int) -> str:
        kind = self.moment(place).page.front.materials[number].kind
        return f"do.{kind}" if kind in ("film", "audio") else "do.read"

    def _material(self, place: Place, number: int) -> str:
        moment = self.moment(place)
        written = moment.page.front.materials[number]
        return _one_line(written.title or moment.materials[number].title or written.value)


def _one_line(text: str) -> str:
    return " ".join(text.split())
