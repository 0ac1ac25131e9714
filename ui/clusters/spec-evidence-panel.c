#include "clusters/spec-evidence-panel.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-evidence-rows.h"
#include "clusters/spec-violin-table.h"
#include "paint/spec-violin-painter.h"
#include "plots/spec-plot-menu.h"
#include "plots/spec-widget-style.h"
#include "widgets/spec-text-scale.h"

#define VIOLIN_HEIGHT 150
#define WIDTH 344

struct _SpecEvidencePanel
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *waiting; /* instead of all else */
  GtkWidget *content;
  GtkWidget *violins;
  GtkWidget *grid;
  GtkWidget *save;

  /* owned */
  SpecSession *session;
};

static guint save_signal;

G_DEFINE_FINAL_TYPE (SpecEvidencePanel, spec_evidence_panel, GTK_TYPE_BOX)

static void
spec_evidence_panel_dispose (GObject *object)
{
  g_clear_object (&SPEC_EVIDENCE_PANEL (object)->session);
  G_OBJECT_CLASS (spec_evidence_panel_parent_class)->dispose (object);
}

static void
spec_evidence_panel_class_init (SpecEvidencePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_evidence_panel_dispose;
  save_signal = g_signal_new ("save", SPEC_TYPE_EVIDENCE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "evidencepanel");
}

/* Returns: (nullable): the evidence of the selected cluster. */
static SpecEvidence *
find_evidence (SpecEvidencePanel *self)
{
  SpecModeItem *mode = spec_session_get_selected (self->session);

  return mode != NULL ? spec_session_get_evidence (self->session, spec_mode_item_get_result (mode)) : NULL;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  SpecEvidencePanel *self = data;
  SpecModeItem *mode = spec_session_get_selected (self->session);
  SpecEvidence *evidence = find_evidence (self);
  SpecPlotStyle style;

  if (evidence == NULL)
    return;
  spec_widget_style_init (&style, GTK_WIDGET (area));
  spec_violins_paint (
      &(SpecViolinRange) { evidence, spec_mode_item_get_direction (mode), spec_mode_item_get_index (mode), 1 }, &style, cr, width,
      height);
}

static GtkWidget *
add_text (GtkGrid *grid, const char *text, const char *class_name, float xalign, int column, int row, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), width > 1 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (grid, label, column, row, width, 1);
  return label;
}

/* Returns: the first row that is free after them. */
static int
add_rows (SpecEvidencePanel *self, GPtrArray *rows, int at)
{
  for (guint i = 0; i < rows->len; i++, at++)
    {
      const SpecEvidenceRow *row = rows->pdata[i];
      gboolean both = row->texts[1] != NULL;
      GtkWidget *labels[] = { add_text (GTK_GRID (self->grid), row->title, "dim", 0, 0, at, 1),
                              add_text (GTK_GRID (self->grid), row->texts[0], both ? "cx" : NULL, 1, 1, at, both ? 1 : 2),
                              both ? add_text (GTK_GRID (self->grid), row->texts[1], "cy", 1, 2, at, 1) : NULL };

      for (guint j = 0; j < G_N_ELEMENTS (labels); j++)
        if (labels[j] != NULL)
          gtk_widget_set_tooltip_text (labels[j], row->explanation);
    }
  return at;
}

static int
add_heading (SpecEvidencePanel *self, const char *text, int at)
{
  add_text (GTK_GRID (self->grid), text, "bold", 0, 0, at, 1);
  add_text (GTK_GRID (self->grid), "X", "cx", 1, 1, at, 1);
  add_text (GTK_GRID (self->grid), "Y", "cy", 1, 2, at, 1);
  return at + 1;
}

static void
fill (SpecEvidencePanel *self, SpecModeItem *mode, const SpecEvidence *evidence)
{
  SpecDirection direction = spec_mode_item_get_direction (mode);
  g_autoptr (GPtrArray) cluster = spec_evidence_rows_new_cluster (evidence, direction, spec_mode_item_get_index (mode));
  g_autoptr (GPtrArray) set = spec_evidence_rows_new_set (evidence, direction);
  g_autofree char *tag = spec_mode_item_dup_tag (mode);
  g_autofree char *one = g_strdup_printf (_ ("Cluster %s"), tag);
  g_autofree char *all = g_strdup_printf (ngettext ("%u cluster", "All %u clusters", (guint) evidence->mode_count[direction]),
                                          (guint) evidence->mode_count[direction]);
  GtkWidget *child;
  int at;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  at = add_rows (self, cluster, add_heading (self, one, 0));
  gtk_widget_set_margin_top (add_text (GTK_GRID (self->grid), NULL, NULL, 0, 0, at, 1), 2);
  add_rows (self, set, add_heading (self, all, at + 1));
}

void
spec_evidence_panel_update (SpecEvidencePanel *self)
{
  SpecEvidence *evidence = find_evidence (self);

  gtk_widget_set_visible (self->waiting, evidence == NULL);
  gtk_widget_set_visible (self->content, evidence != NULL);
  if (evidence == NULL)
    return;
  fill (self, spec_session_get_selected (self->session), evidence);
  gtk_widget_queue_draw (self->violins);
}

static void
on_save (SpecEvidencePanel *self)
{
  g_signal_emit (self, save_signal, 0);
}

static void
on_table (SpecEvidencePanel *self)
{
  SpecModeItem *mode = spec_session_get_selected (self->session);
  SpecEvidence *evidence = find_evidence (self);

  if (evidence != NULL)
    spec_plot_menu_present (GTK_WIDGET (self), GTK_WINDOW (spec_violin_table_new (evidence, spec_mode_item_get_direction (mode))));
}

static void
add_buttons (SpecEvidencePanel *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *table = gtk_button_new_with_mnemonic (_ ("Show as _Table"));

  self->save = gtk_button_new_with_label (_ ("Save Figure…"));
  gtk_widget_set_halign (line, GTK_ALIGN_END);
  g_signal_connect_object (table, "clicked", G_CALLBACK (on_table), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), table);
  gtk_box_append (GTK_BOX (line), self->save);
  gtk_box_append (GTK_BOX (self->content), line);
}

static void
add_violins (SpecEvidencePanel *self)
{
  GtkWidget *title = gtk_label_new (_ ("Distances within the cluster"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "bold");
  gtk_box_append (GTK_BOX (self->content), title);
  self->violins = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->violins),
                                      (int) (VIOLIN_HEIGHT * spec_text_scale_get (self->violins)));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->violins), draw, self, NULL);
  gtk_widget_set_tooltip_text (self->violins,
                               _ ("Distances between the leading samples, in units of the mean distance of all pairs; the line is from "
                                  "quartile to quartile, the mark the median. Dashed: the mean over samples of different clusters."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->violins), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Distances within the cluster"), -1);
  gtk_box_append (GTK_BOX (self->content), self->violins);
}

static void
spec_evidence_panel_init (SpecEvidencePanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  self->waiting = gtk_label_new (_ ("Not known yet: wait for the full answer."));
  gtk_box_append (GTK_BOX (self), self->waiting);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->content, "caption");
  gtk_box_append (GTK_BOX (self), self->content);
  add_violins (self);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_box_append (GTK_BOX (self->content), self->grid);
  add_buttons (self);
}

GtkWidget *
spec_evidence_panel_new (SpecSession *session)
{
  SpecEvidencePanel *self = g_object_new (SPEC_TYPE_EVIDENCE_PANEL, NULL);

  self->session = g_object_ref (session);
  spec_evidence_panel_update (self);
  return GTK_WIDGET (self);
}
