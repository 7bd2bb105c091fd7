"""Writes a trained network as ONNX and notes its size and checksum in its card."""
import hashlib
import json
import os

import torch


def export(net, example, weights, inputs, outputs, dynamic):
    """Exports net to the file weights and updates the card beside it, if any."""
    torch.onnx.export(net.eval(), example, weights, opset_version=13,
                      input_names=inputs, output_names=outputs, dynamic_axes=dynamic)
    update_card(weights)


def update_card(weights):
    """Puts the checksum of the weights into the card beside them, if there is one.
    What was measured is measured again: a new network has no figures yet."""
    card = os.path.splitext(weights)[0] + ".json"
    if not os.path.exists(card):
        return
    with open(weights, "rb") as f:
        data = f.read()
    with open(card) as f:
        text = json.load(f)
    text["sha256"], text["size"] = hashlib.sha256(data).hexdigest(), len(data)
    with open(card, "w") as f:
        json.dump(text, f, indent=2)
        f.write("\n")
