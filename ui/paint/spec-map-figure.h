/* The figure of both maps side by side, with what their colours stand for and how they were made. Any thread. */
#pragma once

#include "paint/spec-figure.h"
#include "paint/spec-scatter-painter.h"

G_BEGIN_DECLS

typedef struct _SpecMapFigure SpecMapFigure;

/** Returns: (transfer full): an empty figure of @width inches. */
SpecMapFigure *spec_map_figure_new (double width);
/** @figure: (transfer full): not NULL; with plots, legends and caption */
void spec_map_figure_free (SpecMapFigure *figure);

/** Returns: the side of the square that each map is painted in, in points: the size its plot is to have. */
double spec_map_figure_get_panel (const SpecMapFigure *figure);

/** Returns: (transfer none): the style that plots of this figure are to have. */
const SpecPlotStyle *spec_map_figure_get_style (const SpecMapFigure *figure);

/**
 * spec_map_figure_set_map:
 * @side: 0: X, 1: Y
 * @name: how the embedding is called
 * @quality: (nullable): at the other end of the title, "trustworthiness 0.97"
 * @plot: (transfer full):
 */
void spec_map_figure_set_map (SpecMapFigure *figure, guint side, const char *name, const char *quality, SpecScatterPlot *plot);

/** Adds a mark to the legend below. */
void spec_map_figure_add_legend (SpecMapFigure *figure, const SpecScatterKind *kind, const char *text);

/** @caption: the last line: how the maps were made */
void spec_map_figure_set_caption (SpecMapFigure *figure, const char *caption);

/** Returns: (transfer full): the bytes of the file, or NULL. */
GBytes *spec_map_figure_render (SpecMapFigure *figure, double dpi, SpecFigureFormat format, GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMapFigure, spec_map_figure_free)

G_END_DECLS
