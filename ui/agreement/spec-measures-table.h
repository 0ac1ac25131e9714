/* The measures side by side: a bar, the number, what it says, and the level of unrelated data. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; a row for each measure of property "shown" */
GtkWidget *spec_measures_table_new (SpecAgreementSession *session);

G_END_DECLS
