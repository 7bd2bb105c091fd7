"""The processor on which a figure is measured."""
import platform


def lines():
    """The lines of /proc/cpuinfo; none where there is no such file."""
    try:
        with open("/proc/cpuinfo") as f:
            return f.readlines()
    except OSError:
        return []


def instructions():
    """The processor's instructions for products of bytes: vnni, avx2, or its architecture."""
    flags = set(next((line for line in lines() if line.startswith("flags")), "").split())
    if flags & {"avx512_vnni", "avx_vnni"}:
        return "vnni"
    return "avx2" if "avx2" in flags else platform.machine()


def name():
    """The processor's name."""
    found = next((line.split(":")[1].strip() for line in lines() if line.startswith("model name")), "")
    return found or platform.processor() or platform.machine()
