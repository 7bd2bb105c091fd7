"""Exports a trained network to ONNX and writes its size and checksum into its card."""
import hashlib
import json
import os
import re

import torch


def export(net, example, weights, inputs, outputs, dynamic):
    """Exports net to the file weights and updates the card beside it, if any."""
    torch.onnx.export(net.eval(), example, weights, opset_version=13,
                      input_names=inputs, output_names=outputs, dynamic_axes=dynamic)
    update_card(weights)


def update_card(weights):
    """Writes the checksum and size of the weights into the card beside them, if there is
    one. report.py measures the new network and replaces the card's figures."""
    card = os.path.splitext(weights)[0] + ".json"
    if not os.path.exists(card):
        return
    with open(weights, "rb") as f:
        data = f.read()
    change_card(card, lambda text: text.update(sha256=hashlib.sha256(data).hexdigest(), size=len(data)))


def change_card(path, change):
    """Changes a card and writes each list of plain values on one line."""
    with open(path) as f:
        card = json.load(f)
    change(card)
    text = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: "[" + re.sub(r"\s*\n\s*", " ", m.group(1)) + "]",
                  json.dumps(card, indent=2))
    with open(path, "w") as f:
        f.write(text + "\n")
