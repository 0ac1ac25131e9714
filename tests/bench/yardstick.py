#!/usr/bin/env python3
"""What a careful NumPy/SciPy user would run in the place of spec-explorer (Debian: python3-numpy python3-scipy).

    yardstick.py exact FOLDER SIGMA_X SIGMA_Y         Gaussian kernels, ARPACK for the 10 + 10 outermost eigenpairs
    yardstick.py rff FOLDER SIGMA_X SIGMA_Y R         random Fourier features, ARPACK on their products
    yardstick.py published FOLDER SIGMA_X SIGMA_Y R   the same features: joint covariance, Cholesky, all eigenpairs (arXiv 2506.06231)

FOLDER holds x.npy and y.npy. Single precision wherever that is enough. Prints the seconds of each stage and the outermost eigenvalues.
BLAS takes the threads that the environment gives it.
"""
import sys
import time

import numpy as np
import scipy.linalg
from scipy.sparse.linalg import LinearOperator, eigsh

MODES = 10
TOLERANCE = 1e-5
JITTER = 1e-5  # on the diagonal of the joint covariance, for Cholesky


def gaussian(rows, sigma):
    squares = np.einsum("ij,ij->i", rows, rows)
    kernel = rows @ rows.T
    kernel *= -2
    kernel += squares[:, None]
    kernel += squares
    np.maximum(kernel, 0, out=kernel)
    kernel *= np.float32(-0.5 / sigma**2)
    return np.exp(kernel, out=kernel)


def fourier(rows, sigma, count, random):
    waves = random.standard_normal((rows.shape[1], count), dtype=np.float32)
    angles = rows @ (waves / np.float32(sigma))
    features = np.empty((len(rows), 2 * count), np.float32)
    np.cos(angles, out=features[:, :count])
    np.sin(angles, out=features[:, count:])
    features *= np.float32(count**-0.5)
    return features


def outermost(operator):
    return eigsh(operator, 2 * MODES, which="BE", tol=TOLERANCE)[0]


def solve_products(fx, fy):
    n = len(fx)
    return outermost(LinearOperator((n, n), lambda v: (fx @ (fx.T @ v) - fy @ (fy.T @ v)) / n, dtype=np.float32))


def solve_published(fx, fy):
    joint = np.hstack([fx, fy])
    signs = np.repeat([1.0, -1.0], [fx.shape[1], fy.shape[1]])
    covariance = joint.T @ joint / np.float32(len(joint))
    covariance[np.diag_indices_from(covariance)] += JITTER
    factor = np.linalg.cholesky(covariance.astype(np.float64))
    values, vectors = scipy.linalg.eigh((factor.T * signs) @ factor, driver="evd", overwrite_a=True)
    chosen = np.r_[:MODES, -MODES:0]
    joint @ (signs[:, None] * (factor @ vectors[:, chosen])).astype(np.float32)
    return values[chosen]


def main(what, folder, *numbers):
    begun = time.time()
    x, y = (np.load(f"{folder}/{side}.npy").astype(np.float32, copy=False) for side in "xy")
    sigma_x, sigma_y = map(float, numbers[:2])
    loaded = time.time()
    if what == "exact":
        kernel = gaussian(x, sigma_x)
        kernel -= gaussian(y, sigma_y)
        kernel /= len(x)
        made = time.time()
        values = outermost(kernel)
    else:
        random, count = np.random.default_rng(0), int(numbers[2])
        fx, fy = fourier(x, sigma_x, count, random), fourier(y, sigma_y, count, random)
        made = time.time()
        values = {"rff": solve_products, "published": solve_published}[what](fx, fy)
    done = time.time()
    values = np.sort(values)
    print(f"{what}: load {loaded - begun:.2f} kernels {made - loaded:.2f} eigen {done - made:.2f} total {done - begun:.3f} s;"
          f" top {values[-3:][::-1]} bottom {values[:3]}")


if __name__ == "__main__":
    if len(sys.argv) < 5 or sys.argv[1] not in ("exact", "rff", "published"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
