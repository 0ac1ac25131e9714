/* A montage made ready to be written in any format: laid out, its pictures decoded once for all of them. */
#pragma once

#include "paint/spec-figure.h"
#include "paint/spec-montage-layout.h"

G_BEGIN_DECLS

typedef struct _SpecMontageFigure SpecMontageFigure;

/**
 * spec_montage_figure_new:
 * @formats: SpecFigureFormat bits of what will be rendered
 *
 * Decodes the pictures at the style's resolution: not for the main thread.
 * Returns: (transfer full): the figure, or NULL (cancelled, a style out of range)
 */
SpecMontageFigure *spec_montage_figure_new (
    SpecMontage *montage, const SpecMontageStyle *style, guint formats, GCancellable *cancellable, GError **error);

/** @figure: (transfer full): not NULL; bytes that were rendered stay, the layout does not. */
void spec_montage_figure_free (SpecMontageFigure *figure);

/** Returns: (transfer full): the bytes of the file in that format, or NULL. */
GBytes *spec_montage_figure_render (SpecMontageFigure *figure,
                                    SpecFigureFormat format,
                                    GCancellable *cancellable,
                                    GError **error);

/** Returns: (transfer none): where everything stands, in points; as long as the figure lives */
const SpecMontageLayout *spec_montage_figure_get_layout (SpecMontageFigure *figure);

/** Returns: (transfer full): see spec_montage_latex_dup(). */
char *spec_montage_figure_dup_latex (SpecMontageFigure *figure, const char *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMontageFigure, spec_montage_figure_free)

G_END_DECLS
