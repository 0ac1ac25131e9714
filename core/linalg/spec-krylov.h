/* The basis of a block Krylov method, what the operator makes of it, and the operator projected onto it.
 *
 * Vectors are either of the samples themselves, or coefficients in features (spec-coefficients.h) with the inner product v'C w:
 * then the duals C V are kept in place of the images A V = J C V, which are a mere scaling of them. */
#pragma once

#include <gio/gio.h>

#include "linalg/spec-operator.h"

G_BEGIN_DECLS

typedef struct
{
  SpecOperator *op;
  const SpecCoefficients *metric; /* NULL: vectors of samples */
  SpecTeam *team;
  gsize n;        /* length of a vector: samples or coefficients */
  gsize block;    /* columns that are added at a time, at most */
  gsize capacity; /* columns of the basis */
  gsize size;     /* columns in use */
  guint products;

  double *basis;     /* V, n x capacity, orthonormal */
  double *images;    /* A V, or with a metric C V */
  double *projected; /* V'AV, or V'CAV: upper triangle, leading dimension capacity */
  float *narrow;     /* a block and its image in single precision */
} SpecKrylov;

/** Returns: whether coefficients are the shorter way: there are features, and few of them beside the samples */
gboolean spec_krylov_has_coefficients (const SpecOperator *op);

/** @coefficients: whether vectors are of these; only of an operator that has features */
gboolean spec_krylov_init (SpecKrylov *krylov, SpecOperator *op, gboolean coefficients, SpecTeam *team, gsize block,
                           gsize capacity, GError **error);
/** Frees its panels; the operator and the team are borrowed. Harmless twice. */
void spec_krylov_clear (SpecKrylov *krylov);

/** Sets SPEC_ERROR_MEMORY with how much a solve needs. Returns: FALSE */
gboolean spec_krylov_fail_memory (const SpecKrylov *krylov, GError **error);

/**
 * spec_krylov_plan:
 * @n: length of a vector
 * @wanted: pairs
 * @watched: whether what the iteration starts from is to be doubted
 * @block: (out): columns to be added at a time
 * @capacity: (out): columns of a basis that is worth its cost
 */
void spec_krylov_plan (gsize n, gsize wanted, gboolean watched, gsize *block, gsize *capacity);

/** Returns: bytes that a basis for vectors of @n numbers takes */
guint64 spec_krylov_get_bytes (gsize n, gsize block, gsize capacity);

/** Returns: how long the vectors will be for an operator: its order, or the number of its features */
gsize spec_krylov_get_length (const SpecOperator *op, gboolean coefficients);

/**
 * spec_krylov_extend:
 * @next: (inout): n x count, to be added; its contents are lost
 *
 * Orthonormalises, multiplies and projects. What vanishes, or finds no room, is left out: `size` tells how many were added.
 */
gboolean spec_krylov_extend (SpecKrylov *krylov, double *next, gsize count, GCancellable *cancellable, GError **error);

/**
 * spec_krylov_get_residuals:
 * @ritz: size x count: coefficients of Ritz vectors, leading dimension size
 * @values: of them
 * @residuals: (out caller-allocates): n x count: A V s - theta V s
 *
 * Returns: FALSE without memory for the coefficients, with SPEC_ERROR_MEMORY
 */
gboolean spec_krylov_get_residuals (const SpecKrylov *krylov, const double *ritz, const double *values, gsize count,
                                    double *residuals, GError **error);

/** @columns: (out caller-allocates): V s for each of @count columns of @ritz */
void spec_krylov_get_vectors (const SpecKrylov *krylov, const double *ritz, gsize count, double *columns);

/** Exchanges the basis for the @count Ritz vectors of @ritz with their @values. */
gboolean spec_krylov_restart (SpecKrylov *krylov, const double *ritz, const double *values, gsize count, GError **error);

G_END_DECLS
