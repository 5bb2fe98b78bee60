"""The calls of a hub over HTTP."""

import http.client
import json
from base64 import urlsafe_b64encode

from messages import SHAPES
from shapes import Record

PATIENCE_SECONDS = 20


class Problem(Exception):
    """What the hub cannot answer as asked."""

    def __init__(self, status: int, code: str, detail: str):
        super().__init__(f"{status} {code}: {detail}")
        self.status, self.code = status, code


def letters(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


class Hub:
    def __init__(self, address: str, token: bytes | None = None):
        """`address` is host:port."""
        self.address, self.token = address, token

    def info(self) -> Record:
        return SHAPES["HubInfo"].read(self.call("GET", "/v1/hub"))

    def enrol(self, code: str, site: bytes, name: str) -> Record:
        return self._post("/v1/enrol", "Enrolment", "EnrolmentAnswer", code=code, site=site, deviceName=name)

    def push(self, **push: object) -> Record:
        return self._post("/v1/changes", "Push", "PushAnswer", **push)

    def offer(self, **offer: object) -> Record:
        return self._post("/v1/offer", "Offer", "OfferAnswer", **offer)

    def feed(self, cursor: bytes, wait: int) -> Record:
        return SHAPES["FeedPage"].read(self.call("GET", f"/v1/feed?after={letters(cursor)}&wait={wait}"))

    def compare(self, site: bytes, held: list[Record]) -> Record:
        return self._post("/v1/compare", "Comparison", "ComparisonAnswer", site=site, held=held)

    def read(self, folders: list[Record]) -> Record:
        return self._post("/v1/folders/read", "Reading", "ReadingAnswer", folders=folders)

    def verdicts(self, names: list[bytes]) -> list[Record | None]:
        return self._post("/v1/verdicts", "VerdictQuestion", "VerdictsAnswer", names=names)["verdicts"]

    def new_site(self, former: bytes, site: bytes, after: int) -> Record:
        return self._post("/v1/sites", "NewSite", "NewSiteAnswer", former=former, site=site, after=after)

    def _post(self, path: str, asked: str, answered: str, **request: object) -> Record:
        return SHAPES[answered].read(self.call("POST", path, SHAPES[asked].write(request)))

    def call(self, method: str, path: str, body: bytes | None = None) -> bytes:
        connection = http.client.HTTPConnection(self.address, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, self._headers(body))
            response = connection.getresponse()
            data = response.read()
        finally:
            connection.close()
        if response.status != 200:
            raise self._problem(response.status, response.headers.get_content_type(), data)
        return data

    def _headers(self, body: bytes | None) -> dict[str, str]:
        headers = {} if body is None else {"Content-Type": "application/cbor"}
        return headers if self.token is None else headers | {"Authorization": f"Bearer {letters(self.token)}"}

    @staticmethod
    def _problem(status: int, kind: str, data: bytes) -> Problem:
        if kind != "application/problem+json":
            return Problem(status, "http", data.decode(errors="replace"))
        told = json.loads(data)
        return Problem(status, told["code"], told["detail"])
