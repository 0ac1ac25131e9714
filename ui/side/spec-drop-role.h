/* Files dropped on a card are opened as what the card stands for. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/**
 * spec_drop_role_add:
 * @card: takes the drop; wears the style class "drop" while a file is over it
 * @hint: a GtkLabel of the card that says meanwhile what a release would do
 *
 * Several files at once are sorted into roles as if they had been dropped on the window.
 */
void spec_drop_role_add (GtkWidget *card, SpecSession *session, SpecRole role, GtkWidget *hint);

G_END_DECLS
