#!/usr/bin/env python3
"""Calls a Countersign service: client.py --socket PATH | --tls HOST:PORT METHOD [NAME=VALUE… | '{"name": …}']
A VALUE is JSON or else text. The token for TLS is in COUNTERSIGN_TOKEN; SSL_CERT_FILE may name trusted certificates."""
import json, os, socket, ssl, sys

class ServiceError(Exception):
    def __init__(self, error):
        self.data = {"code": "", "remedy": "", "exit": 70} | error.get("data", {})
        super().__init__(f"{error['message']} [{self.data['code']}]\ntry:   {self.data['remedy']}")

class Countersign:
    def __init__(self, path=None, host=None, port=None, token=None):
        self.socket = socket.socket(socket.AF_UNIX) if path else socket.create_connection((host, port))
        if path:
            self.socket.connect(path)
        else:
            self.socket = ssl.create_default_context().wrap_socket(self.socket, server_hostname=host)
        self.lines = self.socket.makefile("rb")
        if token:
            self.call("auth.login", token=token)

    def call(self, method, /, **params):
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        self.socket.sendall(json.dumps(request).encode() + b"\n")
        answer = next(message for message in self.messages() if "method" not in message)
        if "error" in answer:
            raise ServiceError(answer["error"])
        return answer["result"]

    def events(self, /, **params):  # A connection that gets events is for nothing else.
        self.call("events.subscribe", **params)
        yield from (message["params"]["entry"] for message in self.messages() if "method" in message)

    def messages(self):
        yield from map(json.loads, self.lines)
        raise ConnectionError("the connection ended")

def pair(word):
    name, _, text = word.partition("=")
    try:
        return name, json.loads(text)
    except ValueError:
        return name, text

def main(kind, place, method, *words):
    target = (place,) if kind == "--socket" else (None, *place.rsplit(":", 1), os.environ.get("COUNTERSIGN_TOKEN"))
    params = json.loads(words[0]) if words and words[0][:1] == "{" else dict(map(pair, words))
    service = Countersign(*target)
    for result in service.events(**params) if method == "events" else [service.call(method, **params)]:
        print(json.dumps(result, ensure_ascii=False), flush=True)

if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("--socket", "--tls"):
        print(__doc__, file=sys.stderr)
        sys.exit(64)
    try:
        main(*sys.argv[1:])
    except (ServiceError, OSError) as error:
        print("error:", error, file=sys.stderr)
        sys.exit(error.data["exit"] if isinstance(error, ServiceError) else 69)
