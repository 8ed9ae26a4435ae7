"""Which machine this is, so that a copied disk image does not count under the name of the first."""

from __future__ import annotations

import ctypes
import hashlib
import sys
from pathlib import Path

_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_SALT = b"marathon-kiosk "


def machine_name() -> str:
    """A name that stays with this installation, hashed since the raw one is confidential; "" if there is none.

    Linux: machine-id(5). Windows: MachineGuid. macOS: gethostuuid(2). Never a file's ctime, which changes with
    every write.
    """
    raw = _raw()
    return hashlib.sha256(_SALT + raw).hexdigest()[:32] if raw else ""


def _raw() -> bytes:
    if sys.platform == "win32":
        return _windows_guid()
    if sys.platform == "darwin":
        return _host_uuid()
    for file in _FILES:
        try:
            if raw := file.read_bytes().strip():
                return raw
        except OSError:
            continue
    return b""


def _windows_guid() -> bytes:
    if sys.platform != "win32":
        return b""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0]).encode()
    except OSError:
        return b""


def _host_uuid() -> bytes:
    class Timespec(ctypes.Structure):
        _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))

    name = (ctypes.c_ubyte * 16)()
    try:
        failed = ctypes.CDLL(None).gethostuuid(name, ctypes.byref(Timespec(1, 0)))
    except (AttributeError, OSError):
        return b""
    return b"" if failed else bytes(name)
