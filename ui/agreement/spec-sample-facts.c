#include "agreement/spec-sample-facts.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-thumb.h"
#include "paint/spec-number-text.h"
#include "widgets/spec-tooltip.h"

#define SIDE 118

typedef struct
{
  SpecAgreementSession *session;                                                /* owned */
  GtkWidget *thumb, *text, *row, *file, *level, *jaccard, *clusters_title, *clusters; /* borrowed */
} Facts;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_object_unref (facts->session);
  g_free (facts);
}

static gboolean
is_leading (SpecModeItem *mode, guint32 row)
{
  gsize count;
  const guint32 *rows = spec_mode_item_get_top (mode, &count);

  count = MIN (count, spec_mode_item_get_size (mode));
  for (gsize i = 0; i < count; i++)
    if (rows[i] == row)
      return TRUE;
  return FALSE;
}

static void
on_cluster (GtkButton *button, GtkWidget *box)
{
  Facts *facts = g_object_get_data (G_OBJECT (box), "spec-facts");
  SpecModeItem *mode = g_object_get_data (G_OBJECT (button), "spec-mode");

  spec_session_select (spec_agreement_session_get_session (facts->session), mode);
  gtk_widget_activate_action (box, "win.view", "s", "explore");
}

static GtkWidget *
create_chip (SpecModeItem *mode, GtkWidget *box)
{
  g_autofree char *tag = spec_mode_item_dup_tag (mode);
  g_autofree char *spoken = g_strdup_printf (_ ("Show cluster %s in Explore"), tag);
  GtkWidget *button = gtk_button_new_with_label (tag);

  gtk_widget_add_css_class (button, "tag");
  gtk_widget_add_css_class (button, "cluster-chip");
  gtk_widget_add_css_class (button, spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE ? "x" : "y");
  spec_tooltip_set (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "spec-mode", g_object_ref (mode), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_cluster), box, 0);
  return button;
}

static void
update_clusters (GtkWidget *box)
{
  Facts *facts = g_object_get_data (G_OBJECT (box), "spec-facts");
  GListModel *modes = spec_session_get_modes (spec_agreement_session_get_session (facts->session));
  gint64 row = spec_agreement_session_get_selected (facts->session);
  GtkWidget *child;
  gboolean any = FALSE;

  while ((child = gtk_widget_get_first_child (facts->clusters)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (facts->clusters), child);
  for (guint i = 0; row >= 0 && i < g_list_model_get_n_items (modes); i++)
    {
      g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, i);

      if (!is_leading (mode, (guint32) row))
        continue;
      gtk_flow_box_append (GTK_FLOW_BOX (facts->clusters), create_chip (mode, box));
      gtk_widget_set_focusable (gtk_widget_get_last_child (facts->clusters), FALSE); /* the button is */
      any = TRUE;
    }
  gtk_widget_set_visible (facts->clusters, any);
  gtk_widget_set_visible (facts->clusters_title, any);
}

static void
show_sample (Facts *facts, gint64 row)
{
  SpecSamples *samples = spec_agreement_session_get_samples (facts->session);
  const char *path = samples != NULL ? spec_samples_get_path (samples, (gsize) row) : NULL;
  const char *text = samples != NULL ? spec_samples_get_text (samples, (gsize) row) : NULL;
  g_autofree char *file = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *number = g_strdup_printf (_ ("Row %'u"), (guint) row);

  spec_thumb_set_path (SPEC_THUMB (facts->thumb), path, TRUE);
  gtk_widget_set_visible (facts->thumb, path != NULL);
  gtk_label_set_text (GTK_LABEL (facts->text), text != NULL ? text : "");
  gtk_widget_set_visible (facts->text, path == NULL && text != NULL);
  gtk_label_set_text (GTK_LABEL (facts->row), number);
  gtk_label_set_text (GTK_LABEL (facts->file), file != NULL ? file : "");
  spec_tooltip_set (facts->file, path);
  gtk_widget_set_visible (facts->file, file != NULL);
}

void
spec_sample_facts_update (GtkWidget *box)
{
  Facts *facts = g_object_get_data (G_OBJECT (box), "spec-facts");
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (facts->session);
  gint64 row = spec_agreement_session_get_selected (facts->session);
  g_autofree char *level = NULL;
  g_autofree char *jaccard = NULL;

  if (agreement == NULL || agreement->jaccards == NULL || row < 0)
    return;
  show_sample (facts, row);
  level = g_strdup_printf (_ ("Jaccard at k = %'u"), (guint) agreement->levels[agreement->level_count - 1].k);
  jaccard = spec_number_text_fixed (agreement->jaccards[row], 3, SPEC_NUMBER_PLAIN);
  gtk_label_set_text (GTK_LABEL (facts->level), level);
  gtk_label_set_text (GTK_LABEL (facts->jaccard), jaccard);
  update_clusters (box);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
create_labels (Facts *facts, GtkWidget *box)
{
  facts->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (facts->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (facts->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (facts->text), 7);
  gtk_label_set_ellipsize (GTK_LABEL (facts->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (facts->text), 16);
  gtk_label_set_selectable (GTK_LABEL (facts->text), TRUE);
  gtk_widget_add_css_class (facts->text, "text-card");
  gtk_box_append (GTK_BOX (box), facts->text);
  facts->row = add_label (box, NULL, "bold");
  gtk_widget_add_css_class (facts->row, "caption");
  gtk_widget_set_margin_top (facts->row, 6);
  facts->file = add_label (box, NULL, "small");
  gtk_widget_add_css_class (facts->file, "dim");
  facts->level = add_label (box, NULL, "small");
  gtk_label_set_ellipsize (GTK_LABEL (facts->level), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (facts->level), TRUE);
  gtk_widget_add_css_class (facts->level, "dim");
  gtk_widget_set_margin_top (facts->level, 8);
  facts->jaccard = add_label (box, NULL, "title");
  facts->clusters_title = add_label (box, _ ("Clusters"), "small");
  gtk_widget_add_css_class (facts->clusters_title, "dim");
  gtk_widget_set_margin_top (facts->clusters_title, 8);
}

GtkWidget *
spec_sample_facts_new (SpecAgreementSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Facts *facts = g_new0 (Facts, 1);

  facts->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (box), "spec-facts", facts, facts_free);
  gtk_widget_set_size_request (box, SIDE, -1);
  facts->thumb = spec_thumb_new_fixed (SIDE);
  gtk_widget_set_valign (facts->thumb, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), facts->thumb);
  create_labels (facts, box);
  facts->clusters = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (facts->clusters), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (facts->clusters), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (facts->clusters), 4);
  gtk_widget_set_valign (facts->clusters, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), facts->clusters);
  g_signal_connect_object (spec_session_get_modes (spec_agreement_session_get_session (session)), "items-changed",
                           G_CALLBACK (update_clusters), box, G_CONNECT_SWAPPED);
  return box;
}
