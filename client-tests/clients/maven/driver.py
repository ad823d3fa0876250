import pathlib
import re
import subprocess
import tempfile
from xml.sax.saxutils import escape

from kit import Answer, serve

# example: begin
SETTINGS = """<settings>
  <proxies>
    <proxy>
      <id>tested</id>
      <protocol>http</protocol>
      <host>{host}</host>
      <port>{port}</port>{account}
    </proxy>
  </proxies>
  <profiles>
    <profile>
      <id>tested</id>
      <repositories><repository><id>central</id><url>{url}</url></repository></repositories>
    </profile>
  </profiles>
  <activeProfiles><activeProfile>tested</activeProfile></activeProfiles>
</settings>
"""
ACCOUNT = "<username>{user}</username><password>{password}</password>"
HERE = pathlib.Path(__file__).parent


def get(case):
    """Maven has no option for a proxy: a user writes ~/.m2/settings.xml, as XML wants it."""
    with tempfile.TemporaryDirectory() as folder:
        account = ""
        if case.user is not None:
            account = ACCOUNT.format(user=escape(case.user), password=escape(case.password))
        settings = pathlib.Path(folder, "settings.xml")
        settings.write_text(
            SETTINGS.format(host=case.proxy_host, port=case.proxy_port, account=account, url=escape(case.url)),
            encoding="utf-8",
        )
        maven = [
            "mvn", "-B", "-f", HERE / "project.xml", "-s", settings, f"-Dmaven.repo.local={folder}/repository",
            "-Dmaven.wagon.http.ssl.insecure=true",  # its trust is a Java key store, not a PEM file
            "validate",
        ]
        done = subprocess.run(maven, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stdout[-2000:])
        return Answer(200, done.stdout)


def version():
    said = subprocess.run(["mvn", "-version"], capture_output=True, text=True).stdout
    return re.search(r"Maven ([0-9.]+)", said).group(1)


# To http:// repositories it says no by itself (maven-default-http-blocker).
# example: end
serve("Maven", version(), ["basic.connect", "redirect"], get)
