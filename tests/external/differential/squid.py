"""Squid with the accounts of the corpus, asking for Basic or for Digest."""
import hashlib
import subprocess

from support.real_proxy import RealProxy, find_program

HELPERS = "/usr/lib/squid"
REALM = "proxy407"

COMMON = """\
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
acl identified proxy_auth REQUIRED
http_access allow identified
http_access deny all
"""

# Squid folds user names to lower case unless told otherwise.
BASIC = """\
auth_param basic program {helpers}/basic_ncsa_auth {folder}/accounts
auth_param basic children 4 startup=1 idle=1
auth_param basic realm {realm}
auth_param basic casesensitive on
"""

DIGEST = """\
auth_param digest program {helpers}/digest_file_auth -c {folder}/accounts
auth_param digest children 4 startup=1 idle=1
auth_param digest realm {realm}
"""


def installed():
    return find_program("squid") is not None


def version():
    said = subprocess.run([find_program("squid"), "-v"], capture_output=True, text=True, check=True)
    return said.stdout.split("\n")[0].rsplit(" ", 1)[1]


def _hashed(password):
    """In the form of htpasswd that has no limit on the length of the password."""
    made = subprocess.run(["openssl", "passwd", "-apr1", "-stdin"], input=password + b"\n",
                          capture_output=True, check=True)
    return made.stdout.strip()


def _start(scheme, accounts):
    return RealProxy([find_program("squid"), "-N", "-f", "{folder}/squid.conf"],
                     {"squid.conf": scheme + COMMON, "accounts": accounts},
                     helpers=HELPERS, realm=REALM)


def with_basic(accounts):
    """accounts: (user, password) in octets"""
    return _start(BASIC, b"".join(user + b":" + _hashed(password) + b"\n"
                                  for user, password in accounts))


def with_digest(accounts):
    realm = REALM.encode()
    return _start(DIGEST, b"".join(
        b":".join((user, realm, hashlib.md5(b":".join((user, realm, password))).hexdigest().encode()))
        + b"\n" for user, password in accounts))
