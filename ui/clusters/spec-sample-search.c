#include "clusters/spec-sample-search.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-sample-query.h"

struct _SpecSampleSearch
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *answer; /* how many there are, or why there is none */

  /* borrowed: the grid lives beside it */
  SpecSampleGrid *grid;

  /* owned */
  SpecShownSamples *shown;
};

G_DEFINE_FINAL_TYPE (SpecSampleSearch, spec_sample_search, GTK_TYPE_WIDGET)

static void
update_answer (SpecSampleSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *answer = NULL;
  guint32 row;

  if (spec_sample_query_parse_row (text, &row))
    answer = spec_shown_samples_find_row (self->shown, row) == G_MAXUINT
                 ? g_strdup_printf (_ ("row %u is not shown here"), row)
                 : g_strdup_printf (_ ("Enter goes to row %u"), row);
  else if (spec_shown_samples_is_narrowed (self->shown))
    answer = g_strdup_printf (_ ("%'u of %'u"), count, spec_shown_samples_get_total (self->shown));
  gtk_label_set_text (GTK_LABEL (self->answer), answer != NULL ? answer : "");
}

static void
on_search_changed (SpecSampleSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  spec_shown_samples_set_query (self->shown, *text == '#' ? NULL : text);
  update_answer (self);
}

/* Enter: to the row named, else to the first sample found. */
static void
on_activate (SpecSampleSearch *self)
{
  guint position = 0;
  guint32 row;

  on_search_changed (self);
  if (spec_sample_query_parse_row (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &row))
    position = spec_shown_samples_find_row (self->shown, row);
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->shown)))
    spec_sample_grid_focus (self->grid, position);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Closed, it hides nothing. */
static void
on_mode_changed (SpecSampleSearch *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  spec_shown_samples_set_query (self->shown, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    spec_sample_grid_focus (self->grid, GTK_INVALID_LIST_POSITION);
}

static void
spec_sample_search_dispose (GObject *object)
{
  SpecSampleSearch *self = SPEC_SAMPLE_SEARCH (object);

  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (spec_sample_search_parent_class)->dispose (object);
}

static void
spec_sample_search_class_init (SpecSampleSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_sample_search_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "samplesearch");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_sample_search_init (SpecSampleSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Label or path, or #row"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find samples by label, path or text, or a row by #number"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  self->answer = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->answer), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->answer, "dim");
  gtk_widget_add_css_class (self->answer, "caption");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->answer);
  gtk_widget_set_hexpand (box, TRUE);
  self->bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->bar), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  gtk_search_bar_set_show_close_button (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (on_mode_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
spec_sample_search_new (SpecShownSamples *shown, SpecSampleGrid *grid)
{
  SpecSampleSearch *self = g_object_new (SPEC_TYPE_SAMPLE_SEARCH, NULL);

  self->shown = g_object_ref (shown);
  self->grid = grid;
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (update_answer), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
spec_sample_search_open (SpecSampleSearch *self, const char *text)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  if (text != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      on_search_changed (self);
    }
  gtk_widget_grab_focus (self->entry);
  /* What was looked for before gives way to what is typed now. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), text != NULL ? -1 : 0, -1);
}

void
spec_sample_search_close (SpecSampleSearch *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}
