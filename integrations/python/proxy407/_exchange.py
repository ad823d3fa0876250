"""One exchange: a request to the proxy, or inside a tunnel, with what the proxy made of it."""

from __future__ import annotations

from typing import List, Optional, TypedDict


class _NotAlwaysThere(TypedDict, total=False):
    proxy: str
    request_head_base64: str
    reply_head_base64: str
    origin_saw_base64: str


class Exchange(_NotAlwaysThere):
    """The object of `proxy407 serve --log json`; what is absent is None. `finding` is the exact
    mistake of a refused request, `evidence` what was received, `fix` what to do."""

    number: int
    time: str
    scenario: Optional[str]
    recorder: str
    connection: int
    peer: Optional[str]
    tunnel: Optional[str]
    method: Optional[str]
    target: Optional[str]
    status: Optional[int]
    verdict: str
    user: Optional[str]
    step: Optional[str]
    complaint: Optional[str]
    cause: Optional[str]
    finding: Optional[str]
    candidates: List[str]
    message: Optional[str]
    evidence: Optional[str]
    fix: Optional[str]
    command: Optional[str]
    requirements: List[str]
    remarks: List[str]
    request_head: Optional[str]
    reply_head: Optional[str]
    origin_saw: Optional[str]
    content_received: int
    early_octets: int
    took_us: int
