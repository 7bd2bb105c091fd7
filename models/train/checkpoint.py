"""Checkpoints of a training run, from which it can be resumed."""
import os

import torch

PARTS = ("net", "optimiser")


def save(path, run, **progress):
    """Writes the network, the running average, the optimiser and the progress of a run."""
    state = {name: getattr(run, name).state_dict() for name in PARTS}
    torch.save({**state, "average": run.average.net.state_dict(), **progress}, path + ".new")
    os.replace(path + ".new", path)


def load(path, run):
    """Restores a run from its checkpoint and gives the state with its progress."""
    state = torch.load(path)
    for name in PARTS:
        getattr(run, name).load_state_dict(state[name])
    run.average.net.load_state_dict(state["average"])
    return state
