#include "side/spec-samples-card.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-number-text.h"
#include "side/spec-card-menu.h"
#include "side/spec-drop-role.h"
#include "widgets/spec-tooltip.h"

#define SPEC_TYPE_SAMPLES_CARD (spec_samples_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecSamplesCard, spec_samples_card, SPEC, SAMPLES_CARD, GtkBox)

struct _SpecSamplesCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *name, *count, *order, *order_icon, *order_text;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecSamplesCard, spec_samples_card, GTK_TYPE_BOX)

static char *
dup_count (SpecSamples *samples)
{
  gsize count = spec_samples_get_count (samples), labels = spec_samples_get_label_count (samples);
  g_autofree char *number = spec_number_text_count (count, SPEC_NUMBER_PLAIN);
  GString *text = g_string_new (NULL);

  switch (spec_samples_get_kind (samples))
    {
    case SPEC_SAMPLES_IMAGES:
      g_string_append_printf (text, ngettext ("%s image", "%s images", count), number);
      break;
    case SPEC_SAMPLES_TEXTS:
      g_string_append_printf (text, ngettext ("%s text", "%s texts", count), number);
      break;
    case SPEC_SAMPLES_NUMBERED:
    default:
      g_string_append_printf (text, ngettext ("%s row", "%s rows", count), number);
      break;
    }
  if (labels > 0)
    {
      g_autofree char *label_number = spec_number_text_count (labels, SPEC_NUMBER_PLAIN);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%s label", "%s labels", labels), label_number);
    }
  /* Where both do not fit in one line it breaks between them. */
  g_string_replace (text, " ", "\302\240", 0);
  g_string_replace (text, "\n", " · ", 0);
  return g_string_free (text, FALSE);
}

static char *
dup_name (SpecSamples *samples)
{
  const char *source = samples != NULL ? spec_samples_get_source (samples) : NULL;

  if (source != NULL)
    return g_path_get_basename (source);
  return g_strdup (_ ("No images chosen"));
}

static gboolean
has_notice (SpecSession *session, const char *id)
{
  GListModel *notices = spec_session_get_notices (session);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (SpecNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (spec_notice_get_id (notice), id))
        return TRUE;
    }
  return FALSE;
}

/* Numbered rows have no order that could be wrong. */
static void
update_order (SpecSamplesCard *self)
{
  SpecSamples *samples = spec_session_get_samples (self->session);
  gboolean doubtful = has_notice (self->session, "order");

  gtk_widget_set_visible (self->order, samples != NULL && spec_samples_get_kind (samples) == SPEC_SAMPLES_IMAGES);
  gtk_label_set_text (GTK_LABEL (self->order_text), doubtful ? _ ("check the order") : _ ("order checked"));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->order_icon),
                                doubtful ? "spec-warning-symbolic" : "spec-check-symbolic");
  gtk_widget_remove_css_class (self->order, doubtful ? "ok" : "warn");
  gtk_widget_add_css_class (self->order, doubtful ? "warn" : "ok");
  spec_tooltip_set (self->order,
                    doubtful ? _ ("The rows of X and Y and the list of images may be in different orders")
                             : _ ("The list and the names of the rows do not contradict each other"));
}

static void
update (SpecSamplesCard *self)
{
  SpecSamples *samples = spec_session_get_samples (self->session);
  g_autofree char *name = dup_name (samples);
  g_autofree char *count = samples != NULL ? dup_count (samples) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  spec_tooltip_set (self->name, samples != NULL ? spec_samples_get_source (samples) : NULL);
  update_order (self);
}

static GtkWidget *
create_heading (SpecSamplesCard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "bold");
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("spec-image-symbolic"));
  gtk_box_append (GTK_BOX (row), self->name);
  gtk_box_append (GTK_BOX (row), spec_card_menu_new_samples ());
  return row;
}

static GtkWidget *
create_facts (SpecSamplesCard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE); /* images and labels do not always fit beside the order */
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "dim");
  self->order = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->order_icon = gtk_image_new ();
  self->order_text = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (self->order), self->order_icon);
  gtk_box_append (GTK_BOX (self->order), self->order_text);
  gtk_widget_add_css_class (row, "caption");
  gtk_box_append (GTK_BOX (row), self->count);
  gtk_box_append (GTK_BOX (row), self->order);
  return row;
}

static void
spec_samples_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_SAMPLES_CARD (object)->session);
  G_OBJECT_CLASS (spec_samples_card_parent_class)->dispose (object);
}

static void
spec_samples_card_class_init (SpecSamplesCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_samples_card_dispose;
}

static void
spec_samples_card_init (SpecSamplesCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-card");
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), create_facts (self));
}

GtkWidget *
spec_samples_card_new (SpecSession *session)
{
  SpecSamplesCard *self = g_object_new (SPEC_TYPE_SAMPLES_CARD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_session_get_notices (session), "items-changed", G_CALLBACK (update_order), self,
                           G_CONNECT_SWAPPED);
  update (self);
  spec_drop_role_add (GTK_WIDGET (self), session, SPEC_ROLE_SAMPLES, self->count);
  return GTK_WIDGET (self);
}
