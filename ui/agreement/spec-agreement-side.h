/* The left side of the Agreement view. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget whose cards read and write the properties of @session */
GtkWidget *spec_agreement_side_new (SpecAgreementSession *session);

G_END_DECLS
