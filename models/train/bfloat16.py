"""Whether to train in bfloat16."""


def bfloat16():
    """Whether this processor has instructions for bfloat16; without them bfloat16 is slower."""
    try:
        with open("/proc/cpuinfo") as f:
            return "_bf16" in f.read()
    except OSError:
        return False
