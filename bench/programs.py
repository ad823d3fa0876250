"""The programs under measurement: each starts on a free port of loopback, in its own process group."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

CORE_OF_PROXY, CORE_OF_LOAD = "0", "1"
USER, PASSWORD = "user", "pass word"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """A program that listens; ends with the block."""

    def __init__(self, argv, port=None, poll=0.01):
        self.folder = None
        out = subprocess.PIPE if port is None else subprocess.DEVNULL
        self.process = subprocess.Popen(
            ["taskset", "-c", CORE_OF_PROXY, *map(str, argv)], stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.DEVNULL, start_new_session=True
        )
        self.port = port or int(self.process.stdout.readline())
        wait_until_open(self.port, self.process, poll)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        if self.folder:
            self.folder.cleanup()

    def cpu_seconds(self):
        """Of all threads of all processes of the group, in the scheduler's nanoseconds."""
        total = 0
        for pid in group(self.process.pid):
            for task in pathlib.Path(f"/proc/{pid}/task").glob("*"):
                try:
                    total += int((task / "schedstat").read_text().split()[0])
                except OSError:
                    pass  # it has just ended
        return total / 1e9

    def resident_kib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])


def group(leader):
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader:
            yield int(stat.parent.name)


def wait_until_open(port, process, poll):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with {process.returncode}")
        time.sleep(poll)
    raise RuntimeError(f"{process.args} does not listen on {port}")


def in_folder(make):
    """A program with files of its own: `make` gets their folder and a port, gives the command line."""

    def start(given, poll=0.01, **how):
        folder = tempfile.TemporaryDirectory(prefix="proxy407-bench-")
        os.chmod(folder.name, 0o755)
        port = free_port()
        argv = make(pathlib.Path(folder.name), port, **how)
        running = Running(argv, port, poll)
        running.folder = folder
        return running

    return start


def proxy407(given, scenario="basic", **how):
    port = free_port()
    argv = [given.program, "serve", scenario, "--port", port, *how.get("options", [])]
    return Running(argv, port, poll=how.get("poll", 0.01))


def responder(given, poll=0.01, **_):
    return Running([given.floors / "floor_responder"], poll=poll)


def splice_tunnel(given, **_):
    return Running([given.floors / "floor_splice_tunnel"])


@in_folder
def squid(folder, port, scheme="basic", **_):
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", PASSWORD], capture_output=True, text=True, check=True
    ).stdout
    (folder / "passwords").write_text(f"{USER}:{hashed}")
    (folder / "digest").write_text(f"{USER}:{PASSWORD}\n")
    auth = {
        "basic": f"auth_param basic program /usr/lib/squid/basic_ncsa_auth {folder}/passwords",
        "digest": f"auth_param digest program /usr/lib/squid/digest_file_auth {folder}/digest\n"
        "auth_param digest realm proxy\nauth_param digest nonce_max_count 100000000\n"
        "auth_param digest nonce_strictness off",
    }[scheme]
    # It has no target of its own: with Digest its 403 stands for the answer to right credentials.
    allowed = "http_access deny !known" if scheme == "digest" else "http_access allow known"
    (folder / "squid.conf").write_text(
        f"{auth}\nacl known proxy_auth REQUIRED\n{allowed}\nhttp_access deny all\n"
        f"http_port 127.0.0.1:{port}\ncache deny all\naccess_log none\ncache_log /dev/null\n"
        f"pid_filename none\nshutdown_lifetime 0 seconds\ncoredump_dir {folder}\n"
        "cache_effective_user proxy\n"
    )
    return ["squid", "-N", "-f", folder / "squid.conf"]


@in_folder
def tinyproxy(folder, port, **_):
    (folder / "tinyproxy.conf").write_text(
        f"Port {port}\nListen 127.0.0.1\nBasicAuth {USER} pass\nLogLevel Critical\nMaxClients 2000\n"
        f"LogFile \"{folder}/log\"\n"
    )
    return ["tinyproxy", "-d", "-c", folder / "tinyproxy.conf"]


@in_folder
def haproxy(folder, port, **_):
    (folder / "haproxy.cfg").write_text(
        "defaults\n mode http\n timeout client 60s\n timeout server 60s\n timeout connect 5s\n"
        f"userlist known\n user {USER} insecure-password pass\n"
        f"frontend in\n bind 127.0.0.1:{port}\n"
        " http-request auth realm proxy unless { http_auth(known) }\n"
    )
    return ["haproxy", "-db", "-f", folder / "haproxy.cfg"]


@in_folder
def apache(folder, port, **_):
    modules = "mpm_event authn_core authn_file authz_core authz_user auth_basic proxy proxy_http proxy_connect"
    load = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules.split()
    )
    (folder / "passwords").write_text(f"{USER}:{{SHA}}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n")
    (folder / "apache.conf").write_text(
        f"{load}ServerName bench\nPidFile {folder}/pid\nErrorLog /dev/null\nListen 127.0.0.1:{port}\n"
        "KeepAliveTimeout 60\nMaxKeepAliveRequests 0\nProxyRequests On\n<Proxy *>\nAuthType Basic\n"
        f"AuthName proxy\nAuthUserFile {folder}/passwords\nRequire valid-user\n</Proxy>\n"
    )
    return ["apache2", "-DFOREGROUND", "-f", folder / "apache.conf"]


@in_folder
def nginx(folder, port, **_):
    """No proxy: the target of what is forwarded."""
    (folder / "big").write_bytes(b"x" * (256 << 20))
    (folder / "small").write_bytes(b"x" * 1024)
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log /dev/null;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off; keepalive_requests 100000000; sendfile on;\n"
        f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}\n"
    )
    return ["nginx", "-e", "/dev/null", "-p", folder, "-c", folder / "nginx.conf"]


NEEDS = {"squid": "squid", "tinyproxy": "tinyproxy", "apache": "apache2", "haproxy": "haproxy",
         "nginx": "nginx"}
STARTS = {"proxy407": proxy407, "proxy407, no credentials": proxy407,
          "responder": responder, "splice": splice_tunnel, "squid": squid,
          "tinyproxy": tinyproxy, "apache": apache, "haproxy": haproxy, "nginx": nginx}


class Program:
    """One that can be started any number of times; `start` gives nothing where it is not installed."""

    def __init__(self, name, given):
        self.name, self.given = name, given

    def start(self, **how):
        needs = NEEDS.get(self.name)
        path = os.environ["PATH"] + ":/usr/sbin:/sbin"
        if needs and not shutil.which(needs, path=path):
            return None
        os.environ["PATH"] = path
        return STARTS[self.name](self.given, **how)


def find(name, given):
    return Program(name, given)
