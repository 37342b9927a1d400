#!/usr/bin/env python3
# ANCHOR: all
import socket
# ANCHOR: hello


def hello():
    return f"<{socket.gethostname()}>"
# ANCHOR_END: hello


print(1)
print(2)
print(3)
print(4)
print(5)
print(6)
print(7)
print(8)
print(9)
print(10)
print(hello())
# ANCHOR_END: all
