#include "align/spec-align-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "paint/spec-number-text.h"
#include "widgets/spec-form.h"

GtkWidget *
spec_align_form_new (void)
{
  return spec_form_new ("align-form");
}

static gboolean
share_to_percent (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_double (to, 100 * g_value_get_double (from));
  return TRUE;
}

static gboolean
percent_to_share (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_double (to, g_value_get_double (from) / 100);
  return TRUE;
}

static gboolean
write_percent (GtkSpinButton *spin, gpointer data)
{
  g_autofree char *number = spec_number_text_fixed (gtk_spin_button_get_value (spin), 0, SPEC_NUMBER_PLAIN);
  /* Translators: a share, with the locale's space before the sign */
  g_autofree char *text = g_strdup_printf (_ ("%s %%"), number);

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
read_percent (GtkSpinButton *spin, double *value, gpointer data)
{
  g_autofree char *text = g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))), "%", ' ');

  return spec_number_text_parse (g_strstrip (text), value) ? TRUE : GTK_INPUT_ERROR;
}

static void
bind_value (SpecAlignSession *session, const SpecAlignFormRow *row, GtkWidget *spin)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin));
  GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  if (row->kind == SPEC_ALIGN_FORM_NUMBER)
    {
      g_object_bind_property (session, row->property, adjustment, "value", flags);
      return;
    }
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  g_signal_connect (spin, "output", G_CALLBACK (write_percent), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (read_percent), NULL);
  g_object_bind_property_full (session, row->property, adjustment, "value", flags, share_to_percent, percent_to_share,
                               NULL, NULL);
}

GtkWidget *
spec_align_form_add_number (GtkWidget *form, SpecAlignSession *session, const SpecAlignFormRow *row)
{
  GtkWidget *spin = spec_form_make_spin (row->low, row->high, row->step, row->page, row->digits);

  bind_value (session, row, spin);
  return spec_form_append (form, gettext (row->label), gettext (row->tooltip), spin);
}

GtkWidget *
spec_align_form_add_choice (GtkWidget *form,
                            SpecAlignSession *session,
                            const char *property,
                            const char *label,
                            const char *tooltip,
                            const char *const *names)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  g_object_bind_property (session, property, choice, "selected", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  spec_form_append (form, label, tooltip, choice);
  return choice;
}

void
spec_align_form_add_fact (GtkWidget *form, const char *label, const char *text)
{
  GtkWidget *fact = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (fact), 0);
  gtk_widget_add_css_class (fact, "fact");
  spec_form_append (form, label, NULL, fact);
}
