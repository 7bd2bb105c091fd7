"""A network in training for distil.py: its optimiser and the running average of its weights."""
import torch

from average import Average

PART = 2048  # faces whose scores are computed at a time


class Learner:
    """rate is the greatest learning rate, decay that of the running average."""

    def __init__(self, net, device, rate, decay):
        self.net, self.device, self.rate = net.to(device, memory_format=torch.channels_last), device, rate
        self.fast = device.type == "cuda"
        self.optimiser = torch.optim.SGD(self.net.parameters(), lr=rate, momentum=0.9, nesterov=True, weight_decay=5e-4)
        self.average = Quick(self.net, decay)

    def forward(self, net, faces):
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.fast):
            return net(faces)

    def step(self, faces, loss_of, factor):
        """A step with the loss that loss_of gives for the logits; factor is that of the rate."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * factor
        self.net.train()
        loss = loss_of(self.forward(self.net, faces))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.average.update(self.net)
        return loss.detach()

    @torch.no_grad()
    def logits(self, faces):
        """Logits of the three last layers by the running average."""
        parts = [self.forward(self.average.net, part) for part in faces.float().split(PART)]
        return [torch.cat(columns) for columns in zip(*parts)]

    def scores(self, faces):
        return [out.softmax(1) for out in self.logits(faces)]


class Quick(Average):
    """The running average of average.py in few calls."""

    def __init__(self, net, decay):
        super().__init__(net, decay)
        self.mine = [v for v in self.net.state_dict().values() if v.dtype.is_floating_point]

    @torch.no_grad()
    def update(self, net):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        theirs = [v for v in net.state_dict().values() if v.dtype.is_floating_point]
        torch._foreach_mul_(self.mine, decay)
        torch._foreach_add_(self.mine, theirs, alpha=1 - decay)


def packed_state(net):
    """The state of a network; matrices and filters in half floats."""
    return {name: (v.half() if v.dim() > 1 else v.clone()).cpu() for name, v in net.state_dict().items()}


def load_state(net, state):
    net.load_state_dict({name: v.float() if v.dtype.is_floating_point else v for name, v in state.items()})
