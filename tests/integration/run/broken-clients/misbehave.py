"""misbehave.py HOW [--hello]: a driver that is wrong in one way, and only when its client was given
credentials, so that it passes its control case. The client is curl.
"""
import json
import os
import signal
import subprocess
import sys
import time

FEATURES = ["basic.http", "basic.connect"]


def say(message):
    print(json.dumps({"v": 1} | message), flush=True)


def fetch(case, proxy):
    done = subprocess.run(
        ["curl", "-s", "-w", "%{stderr}%{http_code}", "--cacert", case["ca_file"], "-x", proxy, case["url"]],
        capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return {"error": f"curl: {done.returncode}"}
    return {"status": int(done.stderr), "body": done.stdout}


def told_proxy(case):
    return case.get("proxy_url") or os.environ["http_proxy"]


def answer(how, case):
    proxy = told_proxy(case)
    scheme, address = proxy.split("://")
    told = {"id": case["id"]}
    if how == "prints-garbage":
        print("DEBUG: proxy is set", flush=True)
    elif how == "mixes-up":
        told["id"] += "0"
    elif how == "ends":
        sys.exit(1)
    elif how == "hangs":
        time.sleep(600)
    elif how == "crashes":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif how == "refuses":
        return say(told | {"unsupported": case["needs"][0]})
    elif how == "drops-on-connect" and case["url"].startswith("https"):
        proxy = f"{scheme}://{address.split('@')[-1]}"
    return say(told | fetch(case, proxy))


def main():
    how = sys.argv[1]
    if "--hello" in sys.argv:
        features = FEATURES[:1] if how == "forgets-features" else FEATURES
        say({"client": how, "version": "1.0", "runtime": "curl", "features": features})
        return
    for line in sys.stdin:
        case = json.loads(line)
        if not set(case["needs"]) <= set(FEATURES) and how != "claims-all":
            say({"id": case["id"], "unsupported": case["needs"][0]})
        elif "@" in told_proxy(case):
            answer(how, case)
        else:
            answer("behaves-well", case)


main()
