/* What is seen of the maps: which points are coloured and how, which are selected, and which one the pointer is at. Both plots,
 * the list of clusters and the figure read it. Main thread only. */
#pragma once

#include "map/spec-map-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_MAP_DISPLAY (spec_map_display_get_type ())
G_DECLARE_FINAL_TYPE (SpecMapDisplay, spec_map_display, SPEC, MAP_DISPLAY, GObject)

typedef enum
{
  SPEC_MAP_COLOR_CLUSTERS,
  SPEC_MAP_COLOR_LABELS,
} SpecMapColor;

/** One colour of the maps. A plain value; what it points to lives until the next "changed". */
typedef struct
{
  SpecModeItem *mode; /* (nullable): the cluster; NULL: a label */
  const char *name;   /* of the label, or the cluster's tag */
  guint side;         /* of a cluster: whose it is, 0: X groups it */
  guint order;        /* among those of its side, or among the labels */
  guint count;        /* points */
} SpecMapEntry;

/**
 * spec_map_display_new:
 *
 * Signals: "changed": the plots are to be painted anew; "hovered": another point is pointed at.
 */
SpecMapDisplay *spec_map_display_new (SpecMapSession *map);

/** Return: (transfer none): what it was made with, and that one's comparison; as long as the display lives */
SpecMapSession *spec_map_display_get_map (SpecMapDisplay *display);
SpecSession *spec_map_display_get_session (SpecMapDisplay *display);

/** What the colours stand for; setting it emits "changed", if it was another. */
SpecMapColor spec_map_display_get_color (SpecMapDisplay *display);
void spec_map_display_set_color (SpecMapDisplay *display, SpecMapColor color);

/** The radius of a coloured mark, in units of UI.md. */
double spec_map_display_get_radius (SpecMapDisplay *display);
void spec_map_display_set_radius (SpecMapDisplay *display, double radius);

/** Whether points of no cluster shown are there, in grey. */
gboolean spec_map_display_get_others (SpecMapDisplay *display);
void spec_map_display_set_others (SpecMapDisplay *display, gboolean others);

/** Whether the map of Y is turned, mirrored and scaled to lie over that of X (ordinary Procrustes). */
gboolean spec_map_display_get_turned (SpecMapDisplay *display);
void spec_map_display_set_turned (SpecMapDisplay *display, gboolean turned);

/** Whether a cluster is coloured; @tag: +1, +2 … or −1, −2 …, 1 the strongest. */
gboolean spec_map_display_is_ticked (SpecMapDisplay *display, int tag);
void spec_map_display_set_ticked (SpecMapDisplay *display, int tag, gboolean ticked);

/** Returns: the tag of a cluster as the two functions above take it. */
int spec_map_display_get_tag (SpecModeItem *mode);

/** Returns: (transfer none) (array length=count): what the colours stand for, clusters of X first. */
const SpecMapEntry *spec_map_display_get_entries (SpecMapDisplay *display, gsize *count);

/** Returns: (transfer none) (nullable): the places of the points in the plot of @side, turned where that is asked for. */
const float *spec_map_display_get_places (SpecMapDisplay *display, SpecSide side);

/** Returns: (transfer none): of each point the index of its entry, or −1. */
const gint16 *spec_map_display_get_kinds (SpecMapDisplay *display);

/** Returns: (transfer none): of each point whether it is selected. */
const guint8 *spec_map_display_get_chosen (SpecMapDisplay *display);

/** Returns: (transfer none) (nullable): the coloured cluster of a point. */
SpecModeItem *spec_map_display_find_cluster (SpecMapDisplay *display, gsize point);

/** The point the pointer is at, in either plot; −1: none. */
gssize spec_map_display_get_hovered (SpecMapDisplay *display);
void spec_map_display_set_hovered (SpecMapDisplay *display, gssize index);

G_END_DECLS
