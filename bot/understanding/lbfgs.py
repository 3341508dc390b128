"""L-BFGS in single precision: minimising a smooth function of many millions of numbers.

scipy's works in double precision with vectors copied at every step, which takes twice the time and four
times the memory for a function that is only computed in single precision anyway.
(Nocedal and Wright, Numerical Optimization, 2nd edition 2006, algorithms 7.4, 7.5 and 3.1.)
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Function = Callable[[Array], tuple[float, Array]]
"""Gives value and gradient at a point."""

MEMORY = 4
"""Pairs of steps and gradient changes that are kept."""
SUFFICIENT = 1e-4
"""Share of the expected decrease that a step has to bring (Armijo)."""
SHORTEST = 1e-6
"""Length of a step, as a share of the full one, below which there is nothing more to gain."""


def minimum(
    function: Function,
    start: Array,
    *,
    steps: int,
    tolerance: float,
    told: Callable[[float], None] = lambda _done: None,
) -> Array:
    """A point near a minimum.

    Args:
        function: Value and gradient.
        start: Where to begin; left as it is.
        steps: Steps at most.
        tolerance: Relative decrease of the value in a step below which it ends.
        told: Told the share of steps that is done (0..1).
    """
    point = start
    value, gradient = function(point)
    kept: list[tuple[Array, Array, float]] = []
    for step in range(steps):
        direction = _direction(gradient, kept)
        slope = float(gradient @ direction)
        length = 1.0 if kept else 1.0 / max(1.0, float(np.linalg.norm(gradient)))
        while True:
            next_point = point + np.float32(length) * direction
            next_value, next_gradient = function(next_point)
            if next_value <= value + SUFFICIENT * length * slope:
                break
            length /= 2
            if length < SHORTEST:
                return point
        moved, changed = next_point - point, next_gradient - gradient
        curvature = float(moved @ changed)
        if curvature > 0:
            kept = [*kept[1 - MEMORY :], (moved, changed, 1 / curvature)]
        gained = value - next_value
        point, value, gradient = next_point, next_value, next_gradient
        told((step + 1) / steps)
        if gained <= tolerance * abs(value):
            break
    return point


def _direction(gradient: Array, kept: list[tuple[Array, Array, float]]) -> Array:
    """The quasi-Newton direction of descent (two-loop recursion)."""
    direction = -gradient
    if not kept:
        return direction
    shares: list[float] = []
    for moved, changed, inverse in reversed(kept):
        share = inverse * float(moved @ direction)
        shares.append(share)
        direction -= np.float32(share) * changed
    moved, changed, inverse = kept[-1]
    direction *= np.float32(1 / (inverse * float(changed @ changed)))
    for (moved, changed, inverse), share in zip(kept, reversed(shares), strict=True):
        direction += np.float32(share - inverse * float(changed @ direction)) * moved
    return direction
