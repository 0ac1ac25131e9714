/* How far apart two rows of one embedding are: what "nearest" means to neighbourhood measures. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_METRIC_EUCLIDEAN, /* |a - b| */
  SPEC_METRIC_COSINE,    /* 1 - a.b / (|a||b|); a row of zeros has the cosine 0 with any other */
  SPEC_METRIC_MANHATTAN, /* sum |a_k - b_k| */
  SPEC_METRIC_CHEBYSHEV, /* max |a_k - b_k| */
  SPEC_METRIC_SNR,       /* var (a - b) / var (a), a the row whose neighbours are sought */
} SpecMetric;

/** Returns: the name used on the command line and in measures.json: "euclidean" … */
const char *spec_metric_get_name (SpecMetric metric);

/** Reads such a name. Returns: whether @text is one; else @metric stays as it is */
gboolean spec_metric_parse (const char *text, SpecMetric *metric);

G_END_DECLS
