"""A Kerberos realm of one's own on loopback: MIT's KDC with a principal for a user and one for the
proxy, in a folder that goes with it."""
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

REALM = "PROXY407.TEST"
PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def installed():
    return all(shutil.which(name, path=PATH) for name in ("krb5kdc", "kdb5_util", "kadmin.local"))


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Realm:
    USER, PASSWORD = "alice", "correct horse"

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.port = free_port()
        self.keytab = self.path / "proxy.keytab"
        self.write_configuration()
        self.environment = {
            **os.environ, "PATH": PATH,
            "KRB5_CONFIG": str(self.path / "krb5.conf"),
            "KRB5_KDC_PROFILE": str(self.path / "kdc.conf"),
            "KRB5CCNAME": f"FILE:{self.path}/tickets"}
        self.log = open(self.path / "kdc.out", "w+", encoding="utf-8")
        self.process = None

    def write_configuration(self):
        (self.path / "krb5.conf").write_text(f"""[libdefaults]
 default_realm = {REALM}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 rdns = false
 dns_canonicalize_hostname = false
[realms]
 {REALM} = {{
  kdc = 127.0.0.1:{self.port}
 }}
[domain_realm]
 localhost = {REALM}
""", encoding="utf-8")
        (self.path / "kdc.conf").write_text(f"""[kdcdefaults]
 kdc_listen = 127.0.0.1:{self.port}
 kdc_tcp_listen = 127.0.0.1:{self.port}
[realms]
 {REALM} = {{
  database_name = {self.path}/principal
  key_stash_file = {self.path}/stash
  acl_file = {self.path}/acl
 }}
[logging]
 kdc = FILE:{self.path}/kdc.log
""", encoding="utf-8")

    def run(self, *command, text=""):
        done = subprocess.run(command, env=self.environment, input=text, text=True,
                              capture_output=True, timeout=60, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")
        return done.stdout

    def __enter__(self):
        self.run("kdb5_util", "create", "-s", "-r", REALM, "-P", "master")
        self.run("kadmin.local", "-q", f'addprinc -pw "{self.PASSWORD}" {self.USER}')
        for service in ("HTTP/localhost", "HTTP/elsewhere"):
            self.run("kadmin.local", "-q", f"addprinc -randkey {service}")
        self.run("kadmin.local", "-q", f"ktadd -k {self.keytab} HTTP/localhost")
        self.process = subprocess.Popen(["krb5kdc", "-n"], env=self.environment,
                                        stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 20
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.log.seek(0)
                raise RuntimeError("krb5kdc did not come up: " + self.log.read())
            time.sleep(0.01)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        self.folder.cleanup()

    def get_ticket(self):
        self.run("kinit", self.USER, text=self.PASSWORD + "\n")

    def other_keytab(self):
        """A keytab with the proxy's name and a key that tickets are not made with."""
        path = self.path / "other.keytab"
        self.run("kadmin.local", "-q", f"ktadd -k {path} HTTP/elsewhere")
        return path
