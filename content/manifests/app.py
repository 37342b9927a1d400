"""Minimal Flask application for the course: one page and one health check."""

import socket

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello():
    # Inside a Pod the host name is the Pod's name.
    return f"Hello from {socket.gethostname()}\n"


@app.get("/healthz")
def healthz():
    return "ok\n"


if __name__ == "__main__":
    # 0.0.0.0: every interface of the Pod, not only 127.0.0.1.
    app.run(host="0.0.0.0", port=5600)
