#include "clusters/spec-evidence-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/spec-evidence.h"
#include "clusters/spec-label-purity.h"
#include "clusters/spec-screen-number.h"

struct _SpecEvidenceStrip
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *flow;
  GtkWidget *eigenvalue;
  GtkWidget *purity;
};

G_DEFINE_FINAL_TYPE (SpecEvidenceStrip, spec_evidence_strip, GTK_TYPE_BOX)

static void
spec_evidence_strip_class_init (SpecEvidenceStripClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "evidencestrip");
}

static GtkWidget *
add_measure (SpecEvidenceStrip *self, const char *title, const char *explanation)
{
  GtkWidget *measure = spec_evidence_new (title, explanation);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), measure);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->flow), child, -1);
  return measure;
}

static void
spec_evidence_strip_init (SpecEvidenceStrip *self)
{
  self->flow = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 28);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 4);
  gtk_widget_set_halign (self->flow, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->flow);
  self->eigenvalue = add_measure (self, _ ("Eigenvalue"),
                                  _ ("λ of (K_X − η K_Y) / n. Its size is about the share of the samples the cluster holds: "
                                     "|λ| n of them."));
  self->purity = add_measure (self, _ ("Label purity"),
                              _ ("The share of the most frequent label among the leading samples of the cluster. Low purity "
                                 "says the cluster is not what the labels say."));
}

GtkWidget *
spec_evidence_strip_new (void)
{
  return g_object_new (SPEC_TYPE_EVIDENCE_STRIP, NULL);
}

static void
set_eigenvalue (SpecEvidenceStrip *self, SpecModeItem *mode, SpecSamples *samples)
{
  double eigenvalue = spec_mode_item_get_eigenvalue (mode);
  g_autofree char *value = spec_screen_number_format (eigenvalue, SPEC_SIGN_BOTH);
  g_autofree char *count = spec_screen_number_count (samples, spec_mode_item_get_size (mode));
  /* Translators: ≈ 288 images, 3.0 % */
  g_autofree char *note = g_strdup_printf (_ ("≈ %s, %.1f %%"), count, 100 * fabs (eigenvalue));

  spec_evidence_set (SPEC_EVIDENCE (self->eigenvalue), value, note);
}

static void
set_purity (SpecEvidenceStrip *self, SpecModeItem *mode, SpecSamples *samples)
{
  gsize count;
  const guint32 *rows = spec_mode_item_get_top (mode, &count);
  const char *label = NULL;
  double purity = samples == NULL ? -1 : spec_label_purity_compute (samples, rows, count, &label);
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;

  if (purity >= 0)
    {
      value = g_strdup_printf ("%.0f %%", 100 * purity);
      note = g_strdup_printf (_ ("most: %s"), label);
    }
  spec_evidence_set (SPEC_EVIDENCE (self->purity), value, note);
}

void
spec_evidence_strip_set (SpecEvidenceStrip *self, SpecModeItem *mode, SpecSamples *samples)
{
  gtk_widget_set_visible (GTK_WIDGET (self), mode != NULL);
  if (mode == NULL)
    return;
  set_eigenvalue (self, mode, samples);
  set_purity (self, mode, samples);
}
