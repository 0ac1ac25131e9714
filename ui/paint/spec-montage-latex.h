/* A montage for a LaTeX document. */
#pragma once

#include "paint/spec-montage-style.h"
#include "paint/spec-montage.h"

G_BEGIN_DECLS

/**
 * spec_montage_latex_dup:
 * @file_name: of the figure
 *
 * Pictures: a figure environment that includes the file. Texts: the numbered lists themselves, shortened as in the figure, to be set in
 * the document's own type. With a caption that says what is shown; nothing in it is translated. Returns: (transfer full):
 */
char *spec_montage_latex_dup (const SpecMontage *montage, const SpecMontageStyle *style, const char *file_name);

G_END_DECLS
