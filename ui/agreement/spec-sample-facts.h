/* The selected sample itself: picture, row, file, Jaccard index, the clusters it leads. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; which sample it shows is told by the function below */
GtkWidget *spec_sample_facts_new (SpecAgreementSession *session);

/** Shows the selected sample. */
void spec_sample_facts_update (GtkWidget *facts);

G_END_DECLS
