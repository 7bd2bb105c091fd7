"""Whether to train in half the bits."""


def bfloat16():
    """Whether this processor multiplies bfloat16 by itself; elsewhere it is slower."""
    try:
        with open("/proc/cpuinfo") as f:
            return "_bf16" in f.read()
    except OSError:
        return False
