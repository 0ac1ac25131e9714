#include "clusters/spec-evidence-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/spec-evidence-source.h"
#include "clusters/spec-label-purity.h"
#include "clusters/spec-measure.h"
#include "clusters/spec-screen-number.h"
#include "plots/spec-narrow.h"

struct _SpecEvidenceStrip
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *flow;
  GtkWidget *eigenvalue;
  GtkWidget *similarity;
  GtkWidget *silhouette;
  GtkWidget *purity;

  /* owned */
  SpecSession *session;
  SpecEvidenceSource *source;

  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SpecEvidenceStrip, spec_evidence_strip, GTK_TYPE_BOX)

static void
spec_evidence_strip_dispose (GObject *object)
{
  SpecEvidenceStrip *self = SPEC_EVIDENCE_STRIP (object);

  g_clear_object (&self->source);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_evidence_strip_parent_class)->dispose (object);
}

static void
spec_evidence_strip_class_init (SpecEvidenceStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_evidence_strip_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "evidencestrip");
}

static GtkWidget *
add_measure (SpecEvidenceStrip *self, const char *title, const char *explanation)
{
  GtkWidget *measure = spec_measure_new (title, explanation);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Evidence"), -1);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->flow), 22);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->flow), 4);
  gtk_widget_set_halign (self->flow, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->flow);
  self->eigenvalue = add_measure (self, _ ("Eigenvalue"),
                                  _ ("λ of (K_X − η K_Y) / n. Its size is about the share of the samples the cluster holds: "
                                     "|λ| n of them."));
  self->similarity = add_measure (self, _ ("Similarity inside"),
                                  _ ("The mean of the kernel over the pairs of the leading samples of the cluster, in X and in "
                                     "Y: near 1 they are all alike to it, near 0 all different."));
  self->silhouette = add_measure (self, _ ("Silhouette"),
                                  _ ("How much closer the leading samples lie to each other than to those of the other clusters "
                                     "of this direction: from −1 to 1, above 0 a cluster."));
  self->purity = add_measure (self, _ ("Label purity"),
                              _ ("The share of the most frequent label among the leading samples of the cluster. Low purity "
                                 "says the cluster is not what the labels say."));
}

static void
set_eigenvalue (SpecEvidenceStrip *self, SpecModeItem *mode, SpecSamples *samples)
{
  double eigenvalue = spec_mode_item_get_eigenvalue (mode);
  g_autofree char *value = spec_screen_number_format (eigenvalue, SPEC_SIGN_BOTH);
  g_autofree char *count = spec_screen_number_count (samples, spec_mode_item_get_size (mode));
  /* Translators: ≈ 288 images, 3.0 % */
  g_autofree char *note = g_strdup_printf (_ ("≈ %s, %.1f %%"), count, 100 * fabs (eigenvalue));

  spec_measure_set_value (SPEC_MEASURE (self->eigenvalue), value, note);
}

static void
set_purity (SpecEvidenceStrip *self, SpecModeItem *mode, SpecSamples *samples)
{
  gsize count;
  const guint32 *rows = spec_mode_item_get_top (mode, &count);
  const char *label = NULL;
  double purity = samples == NULL ? -1 : spec_label_purity_compute (samples, rows, count, &label);

  if (purity >= 0)
    {
      g_autofree char *value = g_strdup_printf ("%.0f %%", 100 * purity);
      g_autofree char *note = g_strdup_printf (_ ("most: %s"), label);

      spec_measure_set_value (SPEC_MEASURE (self->purity), value, note);
    }
  else
    spec_measure_clear (SPEC_MEASURE (self->purity));
}

/* "…" until they are computed. */
static void
set_sides (SpecEvidenceStrip *self, SpecModeItem *mode)
{
  const SpecModeEvidence *evidence = spec_evidence_source_find (self->source, mode);
  const char *const names[2]
      = { spec_session_get_name (self->session, SPEC_SIDE_X), spec_session_get_name (self->session, SPEC_SIDE_Y) };
  double inside[2] = { NAN, NAN };
  double silhouette[2] = { NAN, NAN };

  for (int side = 0; side < 2 && evidence != NULL; side++)
    {
      inside[side] = evidence->side[side].inside;
      silhouette[side] = evidence->side[side].silhouette;
    }
  spec_measure_set_sides (SPEC_MEASURE (self->similarity), names, inside);
  if (self->narrow) /* one line, and the grid keeps its room */
    spec_measure_clear (SPEC_MEASURE (self->silhouette));
  else
    spec_measure_set_sides (SPEC_MEASURE (self->silhouette), names, silhouette);
}

static void
update (SpecEvidenceStrip *self)
{
  SpecModeItem *mode = spec_session_get_selected (self->session);
  SpecSamples *samples = spec_session_get_samples (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), mode != NULL);
  if (mode == NULL)
    return;
  set_eigenvalue (self, mode, samples);
  set_sides (self, mode);
  set_purity (self, mode, samples);
}

static void
on_narrow (GtkWidget *widget, gboolean narrow)
{
  SpecEvidenceStrip *self = SPEC_EVIDENCE_STRIP (widget);

  self->narrow = narrow;
  update (self);
}

GtkWidget *
spec_evidence_strip_new (SpecSession *session)
{
  SpecEvidenceStrip *self = g_object_new (SPEC_TYPE_EVIDENCE_STRIP, NULL);
  const char *const watched[] = { "notify::selected", "notify::samples", "notify::x", "notify::y" };

  self->session = g_object_ref (session);
  self->source = spec_evidence_source_new (session);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  spec_narrow_watch (GTK_WIDGET (self), on_narrow);
  return GTK_WIDGET (self);
}
