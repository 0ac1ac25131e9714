#include "map/spec-map-plot.h"

#include "clusters/spec-picture-texture.h"
#include "paint/spec-scatter-looks.h"

SpecScatterKind
spec_map_plot_get_look (const SpecMapEntry *entry, const SpecPlotStyle *style, SpecSide side)
{
  return entry->mode != NULL ? spec_scatter_look_cluster (style, entry->side, entry->order)
                             : spec_scatter_look_label (style, side, entry->order);
}

/* Names stand on the map where colours alone would not tell: of labels, and of clusters where a side has several of its own. */
static gboolean
wants_note (const SpecMapEntry *entries, gsize count, gsize index, SpecSide side)
{
  gsize own = 0;

  if (entries[index].mode == NULL)
    return TRUE;
  for (gsize i = 0; i < count; i++)
    own += entries[i].side == entries[index].side;
  return own > 1 && entries[index].side == (guint) side;
}

static GArray *
make_notes (SpecMapDisplay *display, SpecSide side, const SpecPlotStyle *style, const SpecScatterKind *looks)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (SpecScatterNote));
  const float *places = spec_map_display_get_places (display, side);
  gsize points = spec_map_session_get_layout (spec_map_display_get_map (display))->count, count;
  const SpecMapEntry *entries = spec_map_display_get_entries (display, &count);
  const gint16 *kinds = spec_map_display_get_kinds (display);

  for (gsize i = 0; i < count; i++)
    {
      SpecScatterNote note = { entries[i].name, 0, 0, looks[i].color };

      if (entries[i].mode != NULL)
        note.color = spec_plot_style_get_side_color (style, entries[i].side);
      if (wants_note (entries, count, i, side)
          && spec_scatter_find_middle (places, kinds, points, (gint16) i, &note.x, &note.y))
        g_array_append_val (notes, note);
    }
  return notes;
}

SpecScatterPlot *
spec_map_plot_new_sized (SpecMapDisplay *display, SpecSide side, const SpecPlotStyle *style, const SpecScatterFrame *frame,
                         double width, double height, double radius, gboolean with_selection)
{
  const float *places = spec_map_display_get_places (display, side);
  gsize count;
  const SpecMapEntry *entries = spec_map_display_get_entries (display, &count);
  g_autofree SpecScatterKind *looks = g_new0 (SpecScatterKind, count + 1);
  g_autoptr (GArray) notes = NULL;
  SpecScatterData data = { .places = places,
                           .count = spec_map_session_get_layout (spec_map_display_get_map (display))->count,
                           .kinds = spec_map_display_get_kinds (display),
                           .chosen = with_selection ? spec_map_display_get_chosen (display) : NULL,
                           .looks = looks,
                           .n_looks = count,
                           .others = spec_map_display_get_others (display),
                           .radius = radius };

  if (places == NULL)
    return NULL;
  for (gsize i = 0; i < count; i++)
    looks[i] = spec_map_plot_get_look (&entries[i], style, side);
  notes = make_notes (display, side, style, looks);
  data.notes = (const SpecScatterNote *) (gpointer) notes->data;
  data.n_notes = notes->len;
  return spec_scatter_plot_new (&data, style, frame, width, height);
}

SpecScatterPlot *
spec_map_plot_new (SpecMapDisplay *display, SpecSide side, const SpecPlotStyle *style, const SpecScatterFrame *frame,
                   double width, double height)
{
  return spec_map_plot_new_sized (display, side, style, frame, width, height, spec_map_display_get_radius (display), TRUE);
}

GdkTexture *
spec_map_plot_paint (const SpecScatterPlot *plot, int width, int height, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  spec_scatter_plot_paint (plot, cr);
  cairo_destroy (cr);
  return spec_picture_texture_new (surface);
}
