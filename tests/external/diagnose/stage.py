"""What a situation is made of: real proxies of this machine, and a few lines of server in their place
where no program behaves like that."""
import contextlib
import ctypes
import http.server
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import threading

FOLDER = pathlib.Path(__file__).parent
sys.path.insert(0, str(FOLDER.parents[1]))
import support.kerberos  # noqa: E402
from support.client import Listener  # noqa: E402
from support.real_proxy import (  # noqa: E402
    NotStarted, RealProxy, find_program, free_port)

PERSONALITIES = FOLDER.parent / "personalities"
HELPERS = "/usr/lib/squid"

# The Squid that tests/external/diagnose/install unpacks.
OPENSSL_SQUID = FOLDER.parents[2] / "build/squid-openssl"

SQUID = """\
http_port 127.0.0.1:{port}
visible_hostname squid.test
pid_filename none
pinger_enable off
access_log none
cache_log {folder}/cache.log
cache_store_log none
netdb_filename none
coredump_dir {folder}
cache deny all
shutdown_lifetime 0 seconds
dns_nameservers 127.0.0.1
dns_timeout 1 second
dns_retransmit_interval 1 second
"""
BASIC = """\
auth_param basic program {helpers}/basic_ncsa_auth {folder}/accounts
auth_param basic realm office
auth_param basic casesensitive on
"""
DIGEST = """\
auth_param digest program {helpers}/digest_file_auth {folder}/accounts
auth_param digest realm office
"""
NTLM = "auth_param ntlm program {helpers}/ntlm_fake_auth\n"
NEGOTIATE = """\
auth_param negotiate program {helpers}/negotiate_kerberos_auth -k {folder}/none -s HTTP/localhost
"""
IDENTIFIED = "acl known proxy_auth REQUIRED\nhttp_access allow known\nhttp_access deny all\n"
OPEN = "http_access allow all\n"


class Missing(Exception):
    """A program that is not installed, or a right that this user has not."""


def program(name):
    path = find_program(name)
    if path is None:
        raise Missing(f"{name} is not installed")
    return path


def hashed(password):
    made = subprocess.run(["openssl", "passwd", "-apr1", "-stdin"], input=password + "\n",
                          capture_output=True, text=True, check=True)
    return made.stdout.strip()


def squid(*parts, account=("user", "pass"), digest=False):
    user, password = account
    accounts = f"{user}:{password if digest else hashed(password)}\n"
    return RealProxy([program("squid"), "-N", "-f", "{folder}/squid.conf"],
                     {"squid.conf": SQUID + "".join(parts), "accounts": accounts}, helpers=HELPERS)


def bumping_squid(folder):
    """Squid that opens the encryption with an authority of its own."""
    root = OPENSSL_SQUID
    if not (root / "usr/sbin/squid").exists():
        raise Missing("squid-openssl is not unpacked (tests/external/diagnose/install)")
    # A copy: the user that Squid becomes may not go into a folder of root's.
    make_certificates = "{folder}/security_file_certgen -s {folder}/certificates -M 4MB"
    port = "http_port 127.0.0.1:{port}"
    bumping = (port + f" ssl-bump cert={certificate(folder)} generate-host-certificates=on"
               " dynamic_cert_mem_cache_size=4MB")
    return RealProxy(
        ["sh", "-c", f"cp {root}/usr/lib/squid/security_file_certgen {{folder}} && "
                     f"{make_certificates} -c >/dev/null && chmod -R a+rwX {{folder}}/certificates && "
                     f"exec {root}/usr/sbin/squid -N -f {{folder}}/squid.conf"],
        {"squid.conf": SQUID.replace(port, bumping) +
         f"sslcrtd_program {make_certificates}\nssl_bump bump all\n" + OPEN})


def apache():
    """The one whose refusals are captured."""
    program("apache2")
    described = PERSONALITIES / "apache"
    command = json.loads((described / "program.json").read_text(encoding="utf-8"))["command"]
    return RealProxy([word.replace("{program}", program("apache2")) for word in command],
                     {"apache.conf": (described / "apache.conf").read_text(encoding="utf-8"),
                      "accounts": f"user:{hashed('pass')}\n"})


def by_another_clock(offset):
    """The words that run a command by a clock that is off."""
    return [program("faketime"), "-f", offset]


def realm():
    if not support.kerberos.installed():
        raise Missing("MIT's KDC is not installed")
    return support.kerberos.Realm()


def squid_of_kerberos(in_realm):
    config = in_realm.environment["KRB5_CONFIG"]
    in_realm.path.chmod(0o755)
    in_realm.keytab.chmod(0o644)
    return RealProxy(
        ["env", f"KRB5_CONFIG={config}", program("squid"), "-N", "-f", "{folder}/squid.conf"],
        {"squid.conf": SQUID + NEGOTIATE.replace("{folder}/none", str(in_realm.keytab)) + IDENTIFIED},
        helpers=HELPERS)


def tinyproxy():
    return RealProxy(
        [program("tinyproxy"), "-d", "-c", "{folder}/conf"],
        {"conf": "Port {port}\nListen 127.0.0.1\nTimeout 10\nMaxClients 10\n"
                 "BasicAuth user pass\nConnectPort 443\n"})


def haproxy(behind, *options):
    """In front of proxies, which get the requests in turn, in the mode that the options say."""
    behind = [behind] if isinstance(behind, int) else behind
    lines = "".join(f"    option {option}\n" for option in options)
    return RealProxy(
        [program("haproxy"), "-db", "-f", "{folder}/conf"],
        {"conf": "defaults\n    mode http\n    timeout client 10s\n    timeout server 10s\n"
                 "    timeout connect 5s\n" + lines +
                 "listen front\n    bind 127.0.0.1:{port}\n    balance roundrobin\n" +
                 "".join(f"    server back{port} 127.0.0.1:{port}\n" for port in behind)})


def nginx(location):
    return RealProxy(
        [program("nginx"), "-c", "{folder}/conf", "-p", "{folder}"],
        {"conf": "daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log stderr;\n"
                 "events {}\nhttp {\n access_log off;\n"
                 " client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;\n"
                 " fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d;\n"
                 " scgi_temp_path {folder}/e;\n"
                 " server { listen 127.0.0.1:{port}; location / { " + location + " } }\n}\n"})


def certificate(folder):
    """A key and a certificate that nobody trusts, in one file."""
    path = pathlib.Path(folder) / "both.pem"
    key = pathlib.Path(folder) / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
                    "-subj", "/CN=proxy.test", "-keyout", key, "-out", path],
                   capture_output=True, check=True)
    path.write_text(path.read_text() + key.read_text())
    return str(path)


def stunnel(behind, folder):
    return RealProxy(
        [program("stunnel"), "{folder}/conf"],
        {"conf": "foreground = yes\npid =\nsyslog = no\n[proxy]\naccept = 127.0.0.1:{port}\n"
                 f"connect = 127.0.0.1:{behind}\ncert = {certificate(folder)}\n"})


def microsocks():
    return RealProxy([program("microsocks"), "-i", "127.0.0.1", "-p", "{port}"], {})


def web_server():
    return RealProxy([sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "{port}"], {})


def head_of(connection):
    octets = b""
    while b"\r\n\r\n" not in octets:
        piece = connection.recv(65536)
        if not piece:
            return octets
        octets += piece
    return octets


def answers(without, then=None):
    """A proxy that answers by these octets, other ones where the request has credentials."""
    def serve(connection):
        head = head_of(connection)
        if head:
            connection.sendall(then if then and b"\r\nProxy-Authorization:" in head else without)
    return Listener(serve, 20)


def response(line, *fields, body=b""):
    lines = [f"HTTP/1.1 {line}", *fields, f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def says(greeting):
    def serve(connection):
        connection.sendall(greeting)
        connection.recv(65536)
    return Listener(serve, 20)


def is_silent():
    def serve(connection):
        while connection.recv(65536):
            pass
    return Listener(serve, 20)


@contextlib.contextmanager
def full_queue():
    """A port whose queue is full: the system drops the packets that ask for a connection."""
    with contextlib.ExitStack() as open_ones:
        listener = open_ones.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        port = listener.getsockname()[1]
        for _ in range(8):
            waiting = open_ones.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.1", port))
        yield port


class Origin(http.server.BaseHTTPRequestHandler):
    """A target that asks for credentials of its own."""

    def do_GET(self):
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="target"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def origin():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Origin)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def in_namespace(script):
    """The words that run a line of shell in a network of its own; {0} is the command."""
    if not shutil.which("unshare") or not find_program("ip"):
        raise Missing("unshare and ip are not installed")
    words = ["unshare", "--map-root-user", "--net", "--mount", "sh", "-c"]
    tried = subprocess.run([*words, "ip link set lo up"], capture_output=True, check=False)
    if tried.returncode != 0:
        raise Missing("this user makes no network of its own")
    return [*words, script]


def file_server(text, kind):
    """A web server that answers every request by this text."""
    return answers(response("200 OK", "Content-Type: " + kind, body=text.encode()))


def pac_server(text, kind="application/x-ns-proxy-autoconfig"):
    """A web server of a PAC file, which is evaluated by a library of this machine."""
    try:
        ctypes.CDLL("libmujs.so.2")
    except OSError:
        raise Missing("libmujs2 is not installed") from None
    return file_server(text, kind)


def pac(result):
    """A PAC file that returns this for every target but those of corp.example."""
    return ("function FindProxyForURL(url, host) {\n"
            '  if (isPlainHostName(host) || dnsDomainIs(host, ".corp.example")) return "DIRECT";\n'
            f'  return "{result}";\n}}\n')


def tunnel_alone(connection):
    """Asks for credentials for CONNECT, and answers all else by itself."""
    head = head_of(connection)
    asks = response("407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="x"')
    connection.sendall(asks if head.startswith(b"CONNECT") else response("200 OK", body=b"hi"))


def mock(scenario):
    return RealProxy([mock.program, "serve", scenario, "--port", "{port}", "--log", "json"], {})
