/* The agreement measures as rows of a table: what the screen, the clipboard and figures all show. */
#pragma once

#include "agreement/spec-agreement.h"

G_BEGIN_DECLS

/** The measures, in the order they are shown. */
typedef enum
{
  SPEC_MEASURE_NNGS,
  SPEC_MEASURE_MUTUAL,
  SPEC_MEASURE_CKA_DEBIASED,
  SPEC_MEASURE_CKA,
  SPEC_MEASURE_RBF,
  SPEC_MEASURE_RSA,
  SPEC_MEASURE_PROCRUSTES,
  SPEC_N_MEASURES,
} SpecMeasureId;

#define SPEC_MEASURES_ALL ((1u << SPEC_N_MEASURES) - 1)

/** Bytes of words; what is longer ends with the last letter that has room. */
#define SPEC_MEASURE_WORDS 128

typedef struct
{
  SpecMeasureId id;
  char title[SPEC_MEASURE_WORDS]; /* "NNGS, k = 20" */
  char note[SPEC_MEASURE_WORDS];  /* "neighbour Jaccard" */
  double value;   /* NaN: not known, or not defined for these data */
  double chance;  /* what unrelated data would give; NaN: 0, by construction of the measure */
} SpecMeasureRow;

/** Returns: which part of an agreement the measure comes from. */
SpecAgreementParts spec_measure_id_get_part (SpecMeasureId id);

/** Returns: its name, in the user's language: "Linear CKA, debiased". */
const char *spec_measure_id_get_name (SpecMeasureId id);

/**
 * spec_measure_rows_fill:
 * @k: which level of @agreement; one it does not have leaves NNGS and mutual k-NN unknown
 * @shown: bits of SpecMeasureId
 * @rows: (out caller-allocates): room for SPEC_N_MEASURES
 *
 * Returns: how many rows there are
 */
guint spec_measure_rows_fill (const SpecAgreement *agreement, gsize k, guint shown, SpecMeasureRow *rows);

/** Returns: (transfer full): the rows with tabs between the cells, all digits, the C locale. */
char *spec_measure_rows_dup_text (const SpecMeasureRow *rows, guint count);

G_END_DECLS
