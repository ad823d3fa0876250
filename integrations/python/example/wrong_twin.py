"""The same with two common mistakes. pytest shows what wrong_twin.txt holds."""

from urllib.parse import quote

import requests
from requests.auth import HTTPProxyAuth


def test_password_in_the_url_as_it_is(proxy407):
    proxy407.use("basic", user="user", password="p%40ss")
    proxy = proxy407.url.replace("http://", "http://user:p%40ss@")  # a URL says p%2540ss

    requests.get("http://example.test/ip", proxies={"http": proxy})


def test_password_encoded_where_it_must_not_be(proxy407):
    proxy407.use("basic", user="user", password="p@ss:word")
    auth = HTTPProxyAuth("user", quote("p@ss:word", safe=""))  # this is no URL

    requests.get("http://example.test/ip", proxies={"http": proxy407.url}, auth=auth)
