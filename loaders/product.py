"""NumPy's matrix product for spaCy's layers: much faster than thinc's BLIS where OpenBLAS knows the processor.

Imported only where spaCy is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

Matrix = NDArray[np.float32]


class NumpyProduct(NumpyOps):  # type: ignore[misc]
    """The operations of thinc on the processor, with NumPy's product of matrices."""

    def gemm(
        self,
        x: Matrix,
        y: Matrix,
        out: Matrix | None = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 (thinc's signature)
        trans2: bool = False,  # noqa: FBT001, FBT002
    ) -> Matrix:
        """Return `x @ y`, either of them transposed if asked, written to `out` if given."""
        product: Matrix = np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)
        return product
