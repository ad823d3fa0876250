"""The clients that differ from the correct one in one way each, by the name of their mistake. The
docstring of a class says what it does; `imitates` the defects of tests/data/vectors/defects.json that it
stands for. A few are no mistake but odd, and have to pass."""

WRONG = {}


def wrong(name, *imitates):
    """Registers a class under the name of its mistake."""

    def register(kind):
        assert name not in WRONG and kind.__doc__, name
        kind.imitates = imitates
        WRONG[name] = kind
        return kind

    return register


odd = wrong


# Each of these fills the register.
import wrong_account  # noqa: E402,F401
import wrong_challenge  # noqa: E402,F401
import wrong_connection  # noqa: E402,F401
import wrong_digest  # noqa: E402,F401
import wrong_framing  # noqa: E402,F401
import wrong_encoding  # noqa: E402,F401
import wrong_environment  # noqa: E402,F401
import wrong_handshake  # noqa: E402,F401
import wrong_message  # noqa: E402,F401
import wrong_place  # noqa: E402,F401
import wrong_policy  # noqa: E402,F401
import wrong_repetition  # noqa: E402,F401
import wrong_route  # noqa: E402,F401
import wrong_target  # noqa: E402,F401
import wrong_upload  # noqa: E402,F401
