/* What to do with unsaved work when a window is closed: the only question that must be answered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_CLOSE_CANCEL,
  SPEC_CLOSE_DISCARD,
  SPEC_CLOSE_SAVE,
} SpecCloseAnswer;

typedef void (*SpecCloseReply) (SpecCloseAnswer answer, gpointer data);

/** Asks before @parent is closed about the project called @name. Returns: (transfer none): the dialog; it goes by itself. */
GtkWindow *spec_close_question_ask (GtkWindow *parent, const char *name, SpecCloseReply reply, gpointer data);

G_END_DECLS
