/* The samples of the selected cluster as the grid shows them: all or those that match a query, by score, label or row. */
#pragma once

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SHOWN_SAMPLES (spec_shown_samples_get_type ())
G_DECLARE_FINAL_TYPE (SpecShownSamples, spec_shown_samples, SPEC, SHOWN_SAMPLES, GObject)

typedef enum
{
  SPEC_SAMPLE_ORDER_SCORE, /* of the session: the most typical first, or with its "opposite" the least */
  SPEC_SAMPLE_ORDER_LABEL, /* by name, and by score among those of a label */
  SPEC_SAMPLE_ORDER_ROW,
} SpecSampleOrder;

/** A GListModel of SpecSampleItem that follows the cluster of @session. Many rows are looked through on another thread; until they are,
 * the list keeps what it shows. */
SpecShownSamples *spec_shown_samples_new (SpecSession *session);

/** @text: see spec_sample_query_new(); NULL and "" show all. */
void spec_shown_samples_set_query (SpecShownSamples *shown, const char *text);

/** Returns: whether a query is set. */
gboolean spec_shown_samples_is_narrowed (SpecShownSamples *shown);

/** The order of the list; a change of it takes effect like one of the query: many rows are sorted on another thread. */
void spec_shown_samples_set_order (SpecShownSamples *shown, SpecSampleOrder order);
SpecSampleOrder spec_shown_samples_get_order (SpecShownSamples *shown);

/** Returns: (transfer none) (array length=count) (nullable): the row of each sample in the order of the list; until it changes. */
const guint32 *spec_shown_samples_get_rows (SpecShownSamples *shown, gsize *count);

/** Returns: the position of @row in the list, or G_MAXUINT. */
guint spec_shown_samples_find_row (SpecShownSamples *shown, guint32 row);

/** Returns: of how many samples those shown were chosen. */
guint spec_shown_samples_get_total (SpecShownSamples *shown);

G_END_DECLS
