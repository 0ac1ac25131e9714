/* The coloured letter of an embedding, or a picture for the images. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** @role: X, Y or samples. @large: beside a title of its own */
GtkWidget *spec_role_chip_new (SpecRole role, gboolean large);

G_END_DECLS
