"""The YAML language server, as an editor talks to it: over its standard input and output, in JSON."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


class Server:
    """A server with one open document."""

    def __init__(self, program: Path, root: Path) -> None:
        self.process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.told: list[dict[str, Any]] = []
        self.count = 0
        able = {
            "textDocument": {"hover": {"contentFormat": ["plaintext"]}, "completion": {}},
            "workspace": {"configuration": True},
        }
        self.ask("initialize", processId=None, rootUri=root.as_uri(), capabilities=able)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=SETTINGS)

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Show a document; what is said of it."""
        self.tell("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        while True:
            for message in self.told:
                if message["method"] == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                    self.told.remove(message)
                    found: list[dict[str, Any]] = message["params"]["diagnostics"]
                    return found
            self._take()

    def at(self, what: str, uri: str, line: int, character: int) -> Any:
        """What the server has to say of a place: textDocument/hover, textDocument/completion."""
        return self.ask(what, textDocument={"uri": uri}, position={"line": line, "character": character})

    def ask(self, method: str, **params: Any) -> Any:
        self.count += 1
        self._send({"id": self.count, "method": method, "params": params})
        while (message := self._take()).get("id") != self.count or "method" in message:
            pass
        return message.get("result")

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(f"Content-Length: {len(data)}\r\n\r\n".encode() + data)
        self.process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message. What the server asks is answered; what it tells is kept."""
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            assert line or self.process.poll() is None, "the language server went away"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            known = message["method"] == "workspace/configuration"
            asked = message["params"].get("items", []) if known else []
            result = [SETTINGS.get(item.get("section"), {}) for item in asked] if known else None
            self._send({"id": message["id"], "result": result})
        elif "method" in message:
            self.told.append(message)
        return message
