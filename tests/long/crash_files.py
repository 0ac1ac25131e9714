"""Inputs of the tests that kill the program."""
import random
import struct


def write_npy(path, rows, columns, groups):
    """As many groups of rows that lie close together, told apart by their first columns."""
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}"
    header += " " * (63 - (len(header) + 10) % 64) + "\n"
    noise = random.Random(groups)
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
        for i in range(rows):
            row = [(5 if i % groups == j else 0) + 0.2 * noise.random() for j in range(columns)]
            file.write(struct.pack(f"<{columns}f", *row))
