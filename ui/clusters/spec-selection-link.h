/* Keeps the selected positions of one list of samples and the selected rows of the session the same. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-selection.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SELECTION_LINK (spec_selection_link_get_type ())
G_DECLARE_FINAL_TYPE (SpecSelectionLink, spec_selection_link, SPEC, SELECTION_LINK, GObject)

/**
 * spec_selection_link_new:
 * @samples: a list of SpecSampleItem
 * @positions: which of @samples are selected; it must have learnt of a change of @samples before this does
 * @rows: the rows of whatever sample
 *
 * Selected rows that @samples does not list stay selected while positions are added or taken away, and go when others
 * take the place of all.
 */
SpecSelectionLink *spec_selection_link_new (GListModel *samples, GtkSelectionModel *positions, SpecSelection *rows);

/** Returns: whether what is selected now was selected by position, not elsewhere. */
gboolean spec_selection_link_is_own (SpecSelectionLink *link);

/** Another list of samples begins: what was selected in the last one is selected no more, what was selected elsewhere
 * stays. */
void spec_selection_link_begin (SpecSelectionLink *link);

G_END_DECLS
