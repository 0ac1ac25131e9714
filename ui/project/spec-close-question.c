#include "project/spec-close-question.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SpecCloseReply reply;
  gpointer data;
} SpecCloseQuestion;

static void
on_response (GtkDialog *dialog, int response, gpointer data)
{
  SpecCloseQuestion question = *(SpecCloseQuestion *) data;
  SpecCloseAnswer answer = SPEC_CLOSE_CANCEL;

  if (response == GTK_RESPONSE_YES)
    answer = SPEC_CLOSE_SAVE;
  else if (response == GTK_RESPONSE_NO)
    answer = SPEC_CLOSE_DISCARD;
  /* The answer may end the parent before the dialog is gone for good. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  question.reply (answer, question.data);
}

static void
free_question (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* The text does not touch the frame. */
static void
space_text (GtkWidget *area)
{
  gtk_widget_set_margin_top (area, 18);
  gtk_widget_set_margin_bottom (area, 14);
  gtk_widget_set_margin_start (area, 24);
  gtk_widget_set_margin_end (area, 24);
}

GtkWindow *
spec_close_question_ask (GtkWindow *parent, const char *name, SpecCloseReply reply, gpointer data)
{
  SpecCloseQuestion *question = g_new (SpecCloseQuestion, 1);
  GtkWidget *dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_WARNING,
                                              GTK_BUTTONS_NONE, _ ("Save the changes to “%s”?"), name);
  GtkWidget *save;

  *question = (SpecCloseQuestion) { reply, data };
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s",
                                            _ ("Names, settings and what was left out are lost otherwise."));
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Discard"), GTK_RESPONSE_NO);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  space_text (gtk_message_dialog_get_message_area (GTK_MESSAGE_DIALOG (dialog)));
  save = gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Save"), GTK_RESPONSE_YES);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_YES);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WINDOW (dialog);
}
