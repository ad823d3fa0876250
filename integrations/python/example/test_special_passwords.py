"""Does requests bring every password through a proxy unharmed?"""

import pytest
import requests

PASSWORDS = [
    "p@ss:word", "a b", "100%", "p%40ss", "a/b", "what?#", "a+b", "it's", "back\\slash", "pässwörd",
]  # fmt: skip


@pytest.mark.parametrize("password", PASSWORDS)
@pytest.mark.parametrize("target", ["http://example.test/ip", "https://example.test/ip"])
def test_special_password(proxy407, password, target):
    proxy407.use("basic", user="user", password=password)
    proxies = {"http": proxy407.url_with_credentials, "https": proxy407.url_with_credentials}

    response = requests.get(target, proxies=proxies, verify=proxy407.ca_file)

    assert response.status_code == 200
    proxy407.verify("authenticated", "never-sent-to-origin")
