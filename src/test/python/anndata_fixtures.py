"""Writes the AnnData files of src/test/resources/anndata: one small matrix in every encoding that anndata has.

    python3 src/test/python/anndata_fixtures.py        (needs anndata: Debian's python3-anndata, here 0.8.0)
"""

import os

import anndata
import numpy
import pandas
import scipy.sparse

FOLDER = os.path.join(os.path.dirname(__file__), "..", "resources", "anndata")
VALUES = numpy.array([[0, 1.5, 0, 7], [2.25, 0, 0, 0], [0, 0, 0, 0.1], [-3, 4, 0, 1e-3], [0, 0, 0, 0]])


def observations():
    return pandas.DataFrame(
        {
            "status": pandas.Categorical(["met", "prim", None, "met", "prim"]),
            "age": [60.0, 61.5, numpy.nan, 40.0, 55.0],
            "batch": numpy.array([1, 1, 2, 2, 2], dtype="int32"),
            "treated": [True, False, True, False, False],
            "note": ["a", "b", "c", "d", "é"],
            "grade": pandas.array([1, None, 3, 2, 2], dtype="Int64"),
        },
        index=["S%d" % i for i in range(1, 6)],
    )


def variables():
    return pandas.DataFrame(
        {"symbol": ["PROM2", "VIM", "CDH1", "TP53"]},
        index=["ENSG00000155066.14", "ENSG00000026025", "ENSG00000039068", "ENSG00000141510"],
    )


def write(name, matrix, **how):
    data = anndata.AnnData(X=matrix, obs=observations(), var=variables(), dtype=matrix.dtype)
    data.layers["doubled"] = matrix * 2
    data.write_h5ad(os.path.join(FOLDER, name), **how)


os.makedirs(FOLDER, exist_ok=True)
write("dense.h5ad", VALUES.astype("float32"))
write("dense-chunked.h5ad", VALUES, compression="gzip")
write("csr.h5ad", scipy.sparse.csr_matrix(VALUES.astype("float32")))
write("csc.h5ad", scipy.sparse.csc_matrix(VALUES), compression="gzip")
write("lzf.h5ad", VALUES, compression="lzf")
write("counts.h5ad", scipy.sparse.csr_matrix(numpy.rint(VALUES).astype("int64") ** 2), compression="gzip")
