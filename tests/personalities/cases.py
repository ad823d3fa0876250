"""What every program is asked, in this order, each on a connection of its own."""

RIGHT, WRONG = "Basic dXNlcjpwYXNz", "Basic dXNlcjp3cm9uZw=="

# name -> (method, Proxy-Authorization, version)
CASES = {
    "get-without": ("GET", None, "1.1"),
    "get-without-1.0": ("GET", None, "1.0"),
    "connect-without": ("CONNECT", None, "1.1"),
    "head-without": ("HEAD", None, "1.1"),
    "get-wrong": ("GET", WRONG, "1.1"),
    "connect-wrong": ("CONNECT", WRONG, "1.1"),
    "get-malformed": ("GET", "Basic !!!", "1.1"),
    "connect-malformed": ("CONNECT", "Basic !!!", "1.1"),
    "get-other-scheme": ("GET", "Bearer dXNlcjpwYXNz", "1.1"),
    "connect-other-scheme": ("CONNECT", "Bearer dXNlcjpwYXNz", "1.1"),
    "get-right": ("GET", RIGHT, "1.1"),
    "connect-right": ("CONNECT", RIGHT, "1.1"),
}
