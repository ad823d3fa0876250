"""get.py URL [PROXY-URL]: writes the answer's content; without a proxy the environment tells it."""

import sys

import requests

if sys.argv[1] == "--version":
    print("requests", requests.__version__)
    sys.exit()

url, *proxy = sys.argv[1:]
proxies = {"http": proxy[0], "https": proxy[0]} if proxy else None
answer = requests.get(url, proxies=proxies)
answer.raise_for_status()
sys.stdout.write(answer.text)
