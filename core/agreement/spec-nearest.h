/* The few smallest of many distances: a heap of bounded size whose top is the worst that is kept. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double distance;
  guint32 index;
} SpecNearestEntry;

typedef struct
{
  SpecNearestEntry *entries; /* borrowed: room for `capacity` */
  gsize capacity;            /* > 0 */
  gsize count;
  double worst; /* a distance that is not below it is not kept; infinite until the heap is full */
} SpecNearest;

/** Makes an empty heap of @entries, which stay borrowed: room for @capacity. */
void spec_nearest_init (SpecNearest *nearest, SpecNearestEntry *entries, gsize capacity);

/** Takes in an entry with @distance < nearest->worst. Offered by ascending index, the lower index wins a tie. */
void spec_nearest_offer (SpecNearest *nearest, double distance, guint32 index);

/** Sorts @entries by distance, then by index. */
void spec_nearest_sort (SpecNearestEntry *entries, gsize count);

G_END_DECLS
