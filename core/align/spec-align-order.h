/* A few rows in groups, so that a kernel matrix of them shows blocks: by label, or by the clusters of a comparison. */
#pragma once

#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

#define SPEC_ALIGN_ORDER_GROUPS 4 /* at most */
#define SPEC_ALIGN_ORDER_ROWS 20  /* of a group, at most */

typedef struct
{
  char *name;  /* owned: the label, or "+1", "−2" */
  gsize first; /* in the order's rows */
  gsize count; /* at least 2 */
} SpecAlignGroup;

typedef struct
{
  guint32 rows[SPEC_ALIGN_ORDER_GROUPS * SPEC_ALIGN_ORDER_ROWS];
  gsize count;
  SpecAlignGroup groups[SPEC_ALIGN_ORDER_GROUPS];
  gsize group_count;
} SpecAlignOrder;

/**
 * spec_align_order_new_by_label:
 * @samples: with labels
 * @rows: (nullable) (array length=count): the rows to choose from, ascending; NULL: the first @count
 *
 * The labels most of these rows have (of equals the one met first), and the first rows of each.
 */
SpecAlignOrder *spec_align_order_new_by_label (SpecSamples *samples, const guint32 *rows, gsize count);

/**
 * spec_align_order_new_by_cluster:
 * @rows: (nullable) (array length=count): the rows to choose from, ascending; NULL: the first @count
 * @selected: +1 … or −1 …: a cluster to have among them; 0: none
 *
 * The two leading clusters of each direction, and of each its most typical rows that are among @rows and in no cluster
 * before it; NULL where there is no memory to find them.
 */
SpecAlignOrder *
spec_align_order_new_by_cluster (SpecResult *result, const guint32 *rows, gsize count, int selected, GError **error);

/** Returns: (transfer full): the same order with names of its own */
SpecAlignOrder *spec_align_order_copy (const SpecAlignOrder *order);
/** @order: (nullable) (transfer full): with the names of its groups */
void spec_align_order_free (SpecAlignOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignOrder, spec_align_order_free)

G_END_DECLS
