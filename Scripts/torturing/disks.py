"""File systems in files, mounted for a storm and taken away after it; root only."""

import os
import shutil
import subprocess
from pathlib import Path

from stage import Skipped, need_root


def run(*words):
    """Runs a command of the system, which must succeed."""
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


class Disk:
    """A file system in a file of so many MiB."""

    def __init__(self, file, folder, kind, size):
        need_root()
        if not shutil.which(f"mkfs.{kind}"):
            raise Skipped(f"needs mkfs.{kind}")
        self.file, self.folder = Path(file), Path(folder)
        with open(self.file, "wb") as image:
            image.truncate(size << 20)
        options = ["-q", "-m", "reflink=1"] if kind == "xfs" else ["-q", "-m", "0", "-F"]
        run(f"mkfs.{kind}", *options, self.file)

    @classmethod
    def copy(cls, other, file, folder):
        """The disk as it is at this instant: what reached the device, without what waits in memory."""
        made = cls.__new__(cls)
        made.file, made.folder = Path(file), Path(folder)
        # One system call, during which nothing is written to the image.
        run("cp", "--reflink=always", other.file, made.file)
        return made

    def mount(self, *options):
        """Mounts it."""
        self.folder.mkdir(exist_ok=True)
        try:
            run("mount", "-o", ",".join(["loop", *options]), self.file, self.folder)
        except subprocess.CalledProcessError as error:
            raise Skipped(f"cannot mount: {error.stderr.decode().strip()}") from None
        return self

    def discard(self):
        """Takes the file system away."""
        if os.path.ismount(self.folder):
            run("umount", self.folder)
        self.file.unlink(missing_ok=True)

    def __enter__(self):
        return self.mount()

    def __exit__(self, *_):
        self.discard()
