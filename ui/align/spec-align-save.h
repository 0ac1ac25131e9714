/* Where results and figures of an alignment go: asks for a name and writes. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"
#include "paint/spec-align-figure.h"

G_BEGIN_DECLS

/** "Save Adapter…": a .npy of W. What came of it is told by the session's signals. */
void spec_align_save_adapter (GtkWidget *widget, SpecAlignSession *session);

/** "Save Aligned X…": a .npy of all rows times W. */
void spec_align_save_aligned (GtkWidget *widget, SpecAlignSession *session);

/** "Save Figure…": PDF, SVG or PNG by the name's ending. */
void spec_align_save_figure (GtkWidget *widget, SpecAlignSession *session, SpecAlignFigurePart part);

/** The same without asking; FALSE with an error where it cannot be written. */
gboolean spec_align_save_write_figure (SpecAlignSession *session, SpecAlignFigurePart part, const char *path,
                                       GError **error);

G_END_DECLS
