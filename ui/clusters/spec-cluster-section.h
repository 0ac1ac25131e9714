/* One direction's clusters: a heading that stays, and below it their rows, scrolled. The cluster list has two of them. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-cluster-row.h"
#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_CLUSTER_SECTION (spec_cluster_section_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterSection, spec_cluster_section, SPEC, CLUSTER_SECTION, GtkBox)

/** @tags, @numbers: the columns that are as wide in the rows of every section. Choosing a row selects it in @session. */
GtkWidget *spec_cluster_section_new (SpecSession *session, SpecDirection direction, GtkSizeGroup *tags, GtkSizeGroup *numbers);

/** Shows the session's clusters of this direction. @scale: what the rows of all sections have in common. */
void spec_cluster_section_update (SpecClusterSection *section, SpecClusterScale scale);

/** Selects the row of @mode and scrolls to it; none where @mode is NULL or of the other direction. */
void spec_cluster_section_select (SpecClusterSection *section, SpecModeItem *mode);

/** Returns: (transfer none): the rows, SpecClusterRow */
GtkListBox *spec_cluster_section_get_list (SpecClusterSection *section);

/** Returns: (transfer none) (nullable): row @index, or the last one if it is -1 */
SpecClusterRow *spec_cluster_section_get_row (SpecClusterSection *section, int index);

G_END_DECLS
