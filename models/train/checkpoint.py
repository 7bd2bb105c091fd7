"""What a training run keeps, to go on from after a stop."""
import os

import torch

PARTS = ("net", "optimiser")


def save(path, run, **progress):
    """Writes the run's network, its running average and its optimiser, and how far it came."""
    state = {name: getattr(run, name).state_dict() for name in PARTS}
    torch.save({**state, "average": run.average.net.state_dict(), **progress}, path + ".new")
    os.replace(path + ".new", path)


def load(path, run):
    """Takes them back; gives how far it came."""
    state = torch.load(path)
    for name in PARTS:
        getattr(run, name).load_state_dict(state[name])
    run.average.net.load_state_dict(state["average"])
    return state
