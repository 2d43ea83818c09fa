"""Runs a command where no packet can leave this machine: `python tests/fence.py COMMAND [ARGUMENT …]`.

Linux gives a process a network of its own, in which only the loopback device exists (network_namespaces(7)). Root
needs nothing more; others get it inside a user namespace that maps them to themselves (user_namespaces(7)), where the
kernel allows it. The mounts are its own as well (mount_namespaces(7)): root may mount a small disk for a test, even in
a container. Elsewhere the command runs unfenced, with one line to say so: in the test run, `conftest.py` still
stops every Python process of ours at its sockets.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
import sys
from pathlib import Path

CLONE_NEWNS = 0x0002_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWNET = 0x4000_0000
SIOCGIFFLAGS = 0x8913
SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1


def main(command: list[str]) -> None:
    """Become `command`, behind the fence if there can be one."""
    if is_allowed():
        leave_network()
        raise_loopback()
    else:
        print("fence: no network namespace allowed here; the command runs without", file=sys.stderr)
    os.execvp(command[0], command)


def is_allowed() -> bool:
    """Whether the kernel lets us. A child finds out: some kernels refuse half-way, when there is no return."""
    child = os.fork()
    if child == 0:
        try:
            leave_network()
            raise_loopback()
        except (AttributeError, OSError):
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def leave_network() -> None:
    """Move this process to an empty network, with mounts of its own.

    Raises OSError or, where there is no `unshare`, AttributeError.
    """
    user, group = os.getuid(), os.getgid()
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    if unshare(CLONE_NEWNET | CLONE_NEWNS) == 0:
        return
    if unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    Path("/proc/self/setgroups").write_text("deny")  # without it the kernel refuses the group map
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def raise_loopback() -> None:
    """Switch `lo` on: it is born down. By ioctl, see netdevice(7), as a bare Debian has no `ip`."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        request = struct.pack("16sH14x", b"lo", 0)
        (flags,) = struct.unpack_from("16xH", fcntl.ioctl(probe, SIOCGIFFLAGS, request))
        fcntl.ioctl(probe, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


if __name__ == "__main__":
    main(sys.argv[1:])
