/* What a person sets for a map of an embedding: a plain value. */
#pragma once

#include <glib.h>

#include "agreement/spec-metric.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_PROJECTION_PCA,  /* the two directions of the largest variance */
  SPEC_PROJECTION_TSNE, /* van der Maaten and Hinton 2008, Barnes-Hut 2014; started from PCA (Kobak and Berens 2019) */
  SPEC_PROJECTION_UMAP, /* McInnes, Healy and Melville 2018; started from PCA */
} SpecProjectionMethod;

/** Rows shown unless a person wants more. */
#define SPEC_PROJECTION_SAMPLES 5000

/** Steps between two layouts shown on the way. */
#define SPEC_PROJECTION_LOOK 25

typedef struct
{
  SpecProjectionMethod method;
  SpecMetric metric; /* EUCLIDEAN: rows as loaded; COSINE: rows divided by their lengths, the cosine kernel's geometry:
                        to be taken where the comparison's kernel is that. No other metric */
  double perplexity; /* t-SNE: about how many neighbours count; lowered to a third of the other rows where there are few
                      */
  guint steps;       /* t-SNE and UMAP; 0 leaves the start */
  guint neighbours;  /* UMAP: of each row, itself counted as in the reference program; >= 2 */
  double min_dist;   /* UMAP: how near points may lie in the map, 0 to 0.99 */
  guint64 seed;      /* of every random choice */
  guint threads;     /* 0: all; changes no bit of the result */
} SpecProjectionParams;

#define SPEC_PROJECTION_PARAMS_DEFAULT                                                                                 \
  {                                                                                                                    \
    .method = SPEC_PROJECTION_TSNE, .metric = SPEC_METRIC_EUCLIDEAN, .perplexity = 30, .steps = 750, .neighbours = 15, \
    .min_dist = 0.1, .seed = 0, .threads = 0,                                                                          \
  }

/** Fails with SPEC_ERROR_VALUE. */
gboolean spec_projection_params_validate (const SpecProjectionParams *params, GError **error);

/** Returns: whether the same layout comes out of both: what has no say in the method, and the threads, do not count. */
gboolean spec_projection_params_equal (const SpecProjectionParams *a, const SpecProjectionParams *b);

/** Returns: the name written to files: "pca", "tsne", "umap". */
const char *spec_projection_method_get_name (SpecProjectionMethod method);

/** Reads such a name. Returns: whether @text is one; else @method stays as it is */
gboolean spec_projection_method_parse (const char *text, SpecProjectionMethod *method);

G_END_DECLS
