/* The one error domain of the program. I/O errors and cancellation keep GIO's domain. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPEC_ERROR (spec_error_quark ())

/**
 * SpecError:
 * @SPEC_ERROR_FORMAT: a file is not what it claims to be: truncated, malformed, absurd sizes
 * @SPEC_ERROR_UNSUPPORTED: a file is sound but of a kind that is not read (pickle, complex numbers, three dimensions)
 * @SPEC_ERROR_SHAPE: numbers of rows or dimensions do not fit each other
 * @SPEC_ERROR_VALUE: a value is out of its range: NaN in the data, a bandwidth of 0
 * @SPEC_ERROR_NUMERIC: a computation failed: LAPACK's info, no convergence
 * @SPEC_ERROR_MEMORY: not enough memory; the message says how much is needed and what would fit
 * @SPEC_ERROR_CHOICE: a file is sound and holds several embeddings: one of them is to be named
 */
typedef enum
{
  SPEC_ERROR_FORMAT,
  SPEC_ERROR_UNSUPPORTED,
  SPEC_ERROR_SHAPE,
  SPEC_ERROR_VALUE,
  SPEC_ERROR_NUMERIC,
  SPEC_ERROR_MEMORY,
  SPEC_ERROR_CHOICE,
} SpecError;

/** Returns: the domain of SpecError, as SPEC_ERROR */
GQuark spec_error_quark (void);

G_END_DECLS
