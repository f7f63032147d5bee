"""The library that fails system calls of the program, and the file by which it is told when."""

import errno
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

from stage import Skipped, environment

NOTHING, FAIL, DIE_BEFORE, DIE_AFTER, NO_SYNC, LOSE_MAPPED = range(6)
FOR_GOOD = 1 << 60
ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}


class Faults:
    """Calls that change the ledger's files: counted, and failed from a moment on."""

    library = None

    def __init__(self, folder):
        if Faults.library is None:
            Faults.library = build()
        self.file = Path(folder) / "faults.state"
        self.file.write_bytes(bytes(40))
        with open(self.file, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), 40)

    def environment(self):
        """The environment of a program that is to meet them."""
        return environment(LD_PRELOAD=str(Faults.library), FAULT_STATE=str(self.file))

    @property
    def calls(self):
        """How many calls were made so far."""
        return struct.unpack_from("q", self.map, 0)[0]

    def arm(self, kind, after=1, count=1, error="EIO"):
        """Treats the calls from the one so many after now."""
        struct.pack_into("qqqq", self.map, 8, self.calls + after, count, kind, ERRORS[error])

    def disarm(self):
        """Lets every call be."""
        struct.pack_into("qqqq", self.map, 8, 0, 0, NOTHING, 0)


def build():
    """Builds the library with the machine's C compiler."""
    if not shutil.which("cc"):
        raise Skipped("needs a C compiler")
    folder = Path(tempfile.gettempdir()) / f"torture-preload-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    library = folder / "faults.so"
    source = Path(__file__).resolve().parent / "faults.c"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library
