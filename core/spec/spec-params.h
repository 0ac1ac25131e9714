/* Everything a person sets for a comparison: a plain value. Formulas: arXiv 2506.06231. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Which embedding: the index of every array of two. */
typedef enum
{
  SPEC_SIDE_X,
  SPEC_SIDE_Y,
} SpecSide;

/** Which end of the spectrum of (K_X - eta K_Y)/n: positive is what X groups and Y splits. */
typedef enum
{
  SPEC_DIRECTION_POSITIVE,
  SPEC_DIRECTION_NEGATIVE,
} SpecDirection;

typedef enum
{
  SPEC_KERNEL_GAUSSIAN, /* exp(-|a-b|^2 / (2 sigma^2)) */
  SPEC_KERNEL_COSINE,   /* a.b / (|a||b|) */
} SpecKernelKind;

typedef enum
{
  SPEC_BANDWIDTH_NUMBER,  /* sigma as given */
  SPEC_BANDWIDTH_MEDIAN,  /* median pairwise distance of a seeded subsample */
  SPEC_BANDWIDTH_BALANCE, /* Y only: the sigma at which both leading eigenvalues are equal */
} SpecBandwidthRule;

typedef struct
{
  SpecKernelKind kind;
  SpecBandwidthRule rule; /* without use for the cosine kernel */
  double sigma;           /* > 0 where the rule is NUMBER, in the embedding's units */
} SpecKernel;

typedef enum
{
  SPEC_METHOD_AUTO, /* exact whenever it fits the memory allowed */
  SPEC_METHOD_EXACT,
  SPEC_METHOD_RFF,
} SpecMethod;

typedef struct
{
  SpecKernel kernel[2];   /* by SpecSide */
  double eta;             /* weight of K_Y, >= 0 */
  gboolean centre;        /* H K H in the place of both kernels, H = I - 11'/n: see spec_operator_new_centred() */
  SpecMethod method;
  guint rff_dim;          /* frequencies per embedding; 2 rff_dim features */
  guint64 seed;           /* of every random choice */
  guint modes;            /* eigenpairs per direction */
  guint samples_per_mode; /* listed in tables and montages */
  guint spectrum;         /* eigenvalues of each single kernel; 0: none */
  double tolerance;       /* residual |Lu - lu| / |L| at which a pair counts as converged */
  guint64 memory;         /* bytes the computation may use; 0: half of what is free */
  guint threads;          /* 0: all */
} SpecParams;

/** The defaults of CONTRACT.md. */
#define SPEC_PARAMS_DEFAULT                                                                                                 \
  {                                                                                                                         \
    .kernel = { { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_MEDIAN, 0 }, { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_MEDIAN, 0 } },    \
    .eta = 1, .centre = FALSE, .method = SPEC_METHOD_AUTO, .rff_dim = 3000, .seed = 0, .modes = 10, .samples_per_mode = 20, .spectrum = 50,   \
    .tolerance = 1e-5, .memory = 0, .threads = 0,                                                                           \
  }

/** Fails with SPEC_ERROR_VALUE, which names the parameter, what was expected and what was found. */
gboolean spec_params_validate (const SpecParams *params, GError **error);

/** Returns: whether both say the same; of a cosine kernel the bandwidth says nothing */
gboolean spec_params_equal (const SpecParams *a, const SpecParams *b);

/**
 * Returns: the |l| up to which an eigenvalue of the difference may be the rounding of both kernels in single precision, whose largest are
 * at most 1 and eta: two embeddings that are the same but for a rotation differ by up to half of it
 */
double spec_params_get_rounding (const SpecParams *params);

/** Returns: the name used on the command line and in result.json: "gaussian", "exact" … */
const char *spec_kernel_kind_get_name (SpecKernelKind kind);
const char *spec_method_get_name (SpecMethod method);

/** Read such a name. Return: whether @text is one; else the value stays as it is */
gboolean spec_kernel_kind_parse (const char *text, SpecKernelKind *kind);
gboolean spec_method_parse (const char *text, SpecMethod *method);

G_END_DECLS
