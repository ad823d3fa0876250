"""g++ 12 destroys twice what a braced aggregate, an initializer list or a capturing lambda makes
inside an expression with co_await: such a value is named first.

A statement that holds both is found here. An aggregate made by a default argument can't be seen in
the text; the run under AddressSanitizer is the judge of that.
"""

import re

import tree

_TOKEN = re.compile(r'[A-Za-z_]\w*|\d[\w.\']*|""|->|::|==|<=|>=|!=|\S')
_CONTROL = {"if", "for", "while", "switch", "catch", "else", "do", "try", "constexpr"}
_EXPRESSION = {"=", "co_await", "co_return", "co_yield", "return"}


def check(root):
    for path in tree.files(root, ".cpp", ".hpp"):
        text = tree.code_only(tree.read(root, path))
        if "co_await" in text:
            for line in braces_beside_await(text):
                yield f"{path}:{line}: braces in an expression with co_await; name the value first"


class _Statement:
    """Between two ends of statements: what it awaits and what it makes in braces."""

    def __init__(self, is_body=False):
        self.is_body = is_body  # of a lambda
        self.tokens = []  # outside of every bracket
        self.awaits = False
        self.made = []  # lines
        self.brackets = []
        self.lambda_captures = None  # after the introducer, until its body

    def is_block(self):
        """Does a brace that comes now open a block and not a value?"""
        if self.brackets:
            return False
        if not self.tokens or self.tokens[0] in _CONTROL:
            return not self.tokens or self.tokens[-1] in _CONTROL | {")"}
        return _EXPRESSION.isdisjoint(self.tokens)


def braces_beside_await(text):
    found = []
    stack = [_Statement()]
    previous = ""
    for match in _TOKEN.finditer(text):
        token = match.group(0)
        line = tree.line_of(text, match.start())
        _take(stack, token, previous, line, found)
        previous = token
    return sorted(set(found))


def _take(stack, token, previous, line, found):
    statement = stack[-1]
    if token == "co_await":
        statement.awaits = True
    if token in ("(", "["):
        if token == "[" and _introduces_lambda(previous):
            statement.lambda_captures = False
        elif token == "(" and not statement.brackets:
            statement.tokens.append("(")
        statement.brackets.append(token)
    elif token in (")", "]") and statement.brackets:
        statement.brackets.pop()
        if not statement.brackets:
            statement.tokens.append(token)
    elif token == "{":
        _open(stack, line)
    elif token == "}":
        _close(stack, found)
    elif token == ";" and not statement.brackets:
        _finish(stack, found)
    else:
        if statement.lambda_captures is False and statement.brackets[-1:] == ["["]:
            statement.lambda_captures = True
        if not statement.brackets:
            statement.tokens.append(token)


def _introduces_lambda(previous):
    return not (previous in (")", "]", "[", '""') or re.match(r"[A-Za-z_]\w*$", previous)) or (
        previous in ("return", "co_return", "co_await")
    )


def _open(stack, line):
    statement = stack[-1]
    if statement.lambda_captures is not None:
        if statement.lambda_captures:
            statement.made.append(line)
        statement.lambda_captures = None
        stack.append(_Statement(is_body=True))
    elif statement.is_block():
        stack.append(_Statement())
    else:
        statement.made.append(line)
        statement.brackets.append("{")


def _close(stack, found):
    statement = stack[-1]
    if statement.brackets and statement.brackets[-1] == "{":
        statement.brackets.pop()
        return
    _finish(stack, found)
    if len(stack) > 1 and not stack.pop().is_body:
        _finish(stack, found)  # the block ends the statement that opened it


def _finish(stack, found):
    statement = stack[-1]
    if statement.awaits:
        found.extend(statement.made)
    stack[-1] = _Statement(statement.is_body)
