"""How large a group is: four to eight, where below too little is shared and above not all speak."""

USUAL = (4, 8)


def split(participants: int, most: int) -> tuple[int, ...]:
    """Part so many people into groups as even as can be, none larger than `most`."""
    groups = -(-participants // most)
    each, extra = divmod(participants, groups)
    return (each + 1,) * extra + (each,) * (groups - extra)
