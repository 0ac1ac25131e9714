#include "widgets/spec-wrapping-check.h"

GtkWidget *
spec_wrapping_check_new (const char *text)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (text);
  GtkWidget *label = gtk_widget_get_last_child (check);

  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
    }

  return check;
}
