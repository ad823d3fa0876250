"""Archives whose octets depend on their content alone: no time of today, no user, a fixed order."""
import gzip
import io
import os
import stat
import tarfile
import zipfile

# 1980-01-01, the earliest that a zip can say; tar archives say the same.
TIME = (1980, 1, 1, 0, 0, 0)
SECONDS = 315532800


def mode_of(path):
    return 0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644


def files_of(folder):
    """Every file under a folder as (name with /, path), in the order of names."""
    found = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return sorted((path.relative_to(folder).as_posix(), path) for path in found)


def write_zip(target, members):
    """members: (name, octets, mode)."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, octets, mode in members:
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, so that modes count
            info.external_attr = (stat.S_IFREG | mode) << 16
            archive.writestr(info, octets, compresslevel=9)


def write_tar_gz(target, members):
    """members: (name, octets, mode)."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, octets, mode in members:
            info = tarfile.TarInfo(name)
            info.size = len(octets)
            info.mode = mode
            info.mtime = SECONDS
            archive.addfile(info, io.BytesIO(octets))
    with open(target, "wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=SECONDS) as file:
        file.write(packed.getvalue())


def members_of(folder, prefix=""):
    return [(prefix + name, path.read_bytes(), mode_of(path)) for name, path in files_of(folder)]


def set_times(folder):
    """For tools that take times from the file system."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (SECONDS, SECONDS), follow_symlinks=False)
