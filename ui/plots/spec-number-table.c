#include "plots/spec-number-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* One row: the values, boxed in an object for the list model. */
#define SPEC_TYPE_NUMBER_ROW (spec_number_row_get_type ())
G_DECLARE_FINAL_TYPE (SpecNumberRow, spec_number_row, SPEC, NUMBER_ROW, GObject)

struct _SpecNumberRow
{
  GObject parent_instance;

  double *values;
};

G_DEFINE_FINAL_TYPE (SpecNumberRow, spec_number_row, G_TYPE_OBJECT)

static void
spec_number_row_finalize (GObject *object)
{
  g_free (SPEC_NUMBER_ROW (object)->values);
  G_OBJECT_CLASS (spec_number_row_parent_class)->finalize (object);
}

static void
spec_number_row_class_init (SpecNumberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_number_row_finalize;
}

static void
spec_number_row_init (SpecNumberRow *self)
{
}

struct _SpecNumberTable
{
  GtkWindow parent_instance;

  /* borrowed */
  GtkWidget *title, *subtitle, *view;

  /* owned */
  GListStore *rows;
  GtkSelectionModel *selection;
  SpecNumberColumn *columns;
  guint n_columns;
};

G_DEFINE_FINAL_TYPE (SpecNumberTable, spec_number_table, GTK_TYPE_WINDOW)

static void
append_cells (GString *text, SpecNumberTable *self, SpecNumberRow *row)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      if (isfinite (row->values[i]))
        g_string_append (text, g_ascii_dtostr (digits, sizeof digits, row->values[i]));
    }
  g_string_append_c (text, '\n');
}

char *
spec_number_table_dup_text (SpecNumberTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (SPEC_IS_NUMBER_TABLE (self), NULL);

  selected = gtk_selection_model_get_selection (self->selection);
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", self->columns[i].heading);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    if (gtk_bitset_is_empty (selected) || gtk_bitset_contains (selected, i))
      {
        g_autoptr (SpecNumberRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

        append_cells (text, self, row);
      }
  return g_string_free (text, FALSE);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = spec_number_table_dup_text (SPEC_NUMBER_TABLE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
setup_cell (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, SpecNumberTable *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "spec-column"));
  SpecNumberRow *row = gtk_list_item_get_item (item);
  const SpecNumberColumn *column = &self->columns[index];
  g_autofree char *text = spec_number_text_fixed (row->values[index], column->decimals, column->flags);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), isfinite (row->values[index]) ? text : "");
}

static void
add_column (SpecNumberTable *self, guint index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "spec-column", GUINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell), self, 0);
  column = gtk_column_view_column_new (self->columns[index].heading, factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

static void
spec_number_table_dispose (GObject *object)
{
  SpecNumberTable *self = SPEC_NUMBER_TABLE (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (spec_number_table_parent_class)->dispose (object);
}

static void
spec_number_table_finalize (GObject *object)
{
  SpecNumberTable *self = SPEC_NUMBER_TABLE (object);

  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].heading);
  g_free (self->columns);
  G_OBJECT_CLASS (spec_number_table_parent_class)->finalize (object);
}

static void
spec_number_table_class_init (SpecNumberTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_number_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = spec_number_table_finalize;
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_header (SpecNumberTable *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("spec-copy-symbolic");

  self->title = gtk_label_new (NULL);
  self->subtitle = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->subtitle, "dim");
  gtk_widget_add_css_class (self->subtitle, "small");
  gtk_widget_set_valign (titles, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (titles), self->title);
  gtk_box_append (GTK_BOX (titles), self->subtitle);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), titles);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "table.copy");
  gtk_widget_set_tooltip_text (button, _ ("Copy the selected rows, or all"));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), button);
  return header;
}

static void
spec_number_table_init (SpecNumberTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (SPEC_TYPE_NUMBER_ROW);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  self->view = gtk_column_view_new (g_object_ref (self->selection));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "number-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE); /* all columns, where the screen has room */
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scroller), 900);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_window_set_child (GTK_WINDOW (self), scroller);
  gtk_window_set_titlebar (GTK_WINDOW (self), create_header (self));
  gtk_window_set_default_size (GTK_WINDOW (self), -1, 480);
}

SpecNumberTable *
spec_number_table_new (const char *title, const char *subtitle, const SpecNumberColumn *columns, guint n_columns)
{
  SpecNumberTable *self = g_object_new (SPEC_TYPE_NUMBER_TABLE, "title", title, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].heading = g_strdup (columns[i].heading);
      add_column (self, i);
    }
  return self;
}

void
spec_number_table_add_row (SpecNumberTable *self, const double *values)
{
  g_autoptr (SpecNumberRow) row = g_object_new (SPEC_TYPE_NUMBER_ROW, NULL);

  g_return_if_fail (SPEC_IS_NUMBER_TABLE (self));

  row->values = g_memdup2 (values, self->n_columns * sizeof *values);
  g_list_store_append (self->rows, row);
}
