#include "clusters/spec-evidence-strip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/spec-evidence-button.h"
#include "clusters/spec-measure.h"
#include "clusters/spec-screen-number.h"
#include "paint/spec-number-text.h"

#define GAP 16

/* From the one that stays longest to the one that is first without room. */
typedef enum
{
  EIGENVALUE,
  SIMILARITY,
  AMI,
  SILHOUETTE,
  PURITY,
  STABILITY,
  NMI,
  N_MEASURES
} Measure;

struct _SpecEvidenceStrip
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *measures[N_MEASURES];
  GtkWidget *more;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecEvidenceStrip, spec_evidence_strip, GTK_TYPE_WIDGET)

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

/* One line: as wide as the first measure at least. */
static void
spec_evidence_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  SpecEvidenceStrip *self = SPEC_EVIDENCE_STRIP (widget);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;
  int least, wanted;

  measure_child (self->more, orientation, minimum, natural);
  for (guint i = 0; i < N_MEASURES; i++)
    {
      measure_child (self->measures[i], orientation, &least, &wanted);
      if (horizontal)
        {
          *minimum += i == 0 ? least + GAP : 0;
          *natural += wanted > 0 ? wanted + GAP : 0;
        }
      else
        *minimum = *natural = MAX (*natural, wanted);
    }
}

static void
place (SpecEvidenceStrip *self, GtkWidget *child, int x, int child_width, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkAllocation where = { x, 0, child_width, height };

  if (mirrored)
    where.x = width - x - child_width;
  gtk_widget_size_allocate (child, &where, -1);
}

/* What does not fit is among the rest in the popover. */
static void
spec_evidence_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecEvidenceStrip *self = SPEC_EVIDENCE_STRIP (widget);
  int more_width, least, wanted, x = 0;
  gboolean room = TRUE;

  measure_child (self->more, GTK_ORIENTATION_HORIZONTAL, &more_width, &wanted);
  for (guint i = 0; i < N_MEASURES; i++)
    {
      measure_child (self->measures[i], GTK_ORIENTATION_HORIZONTAL, &least, &wanted);
      if (wanted == 0)
        continue;
      if (i == EIGENVALUE)
        wanted = MAX (least, MIN (wanted, width - more_width - GAP));
      room = room && x + wanted + GAP + more_width <= width;
      gtk_widget_set_child_visible (self->measures[i], room || i == EIGENVALUE);
      if (room || i == EIGENVALUE)
        place (self, self->measures[i], x, wanted, width, height);
      x += wanted + GAP;
    }
  place (self, self->more, width - more_width, more_width, width, height);
}

static void
spec_evidence_strip_dispose (GObject *object)
{
  SpecEvidenceStrip *self = SPEC_EVIDENCE_STRIP (object);

  for (guint i = 0; i < N_MEASURES; i++)
    g_clear_pointer (&self->measures[i], gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_evidence_strip_parent_class)->dispose (object);
}

static void
spec_evidence_strip_class_init (SpecEvidenceStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_evidence_strip_dispose;
  widget_class->measure = spec_evidence_strip_measure;
  widget_class->size_allocate = spec_evidence_strip_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "evidencestrip");
}

static void
add (SpecEvidenceStrip *self, Measure measure, const char *title, const char *explanation)
{
  self->measures[measure] = spec_measure_new (title, explanation);
  gtk_widget_set_parent (self->measures[measure], GTK_WIDGET (self));
}

static void
spec_evidence_strip_init (SpecEvidenceStrip *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Evidence"), -1);
  add (self, EIGENVALUE, _ ("Eigenvalue"),
       _ ("λ of (K_X − η K_Y) / n. Its size is about the share of the samples the cluster holds: |λ| n of them. ± is the sampling error, "
          "from 10 random halves of the samples; a cluster within it is weak: not to be told from none."));
  add (self, SIMILARITY, _ ("Similarity inside"),
       _ ("The mean of the kernel over the pairs of the leading samples of the cluster, in X and in Y: near 1 they are all alike to it, "
          "near 0 all different. The mark: between them and samples outside."));
  add (self, AMI, _ ("AMI of k-means"),
       _ ("Would X or Y by itself find the clusters of this direction? (MI − E[MI]) / (mean entropy − E[MI]) of k-means against them: 0 by "
          "chance, 1 the same. Mean over 50 seeds."));
  add (self, SILHOUETTE, _ ("Silhouette"),
       _ ("(b − a) / max (a, b): how much closer the leading samples lie to each other (a) than to those of the nearest other cluster of "
          "this direction (b): from −1 to 1, above 0 a cluster."));
  add (self, PURITY, _ ("Label purity"),
       _ ("The share of the most frequent label among the leading samples of the cluster. Low purity says the cluster is not what the "
          "labels say."));
  add (self, STABILITY, _ ("Stability"),
       _ ("How many of the leading samples lead again when a random half of the samples is compared: mean and standard deviation over 10 "
          "halves."));
  add (self, NMI, _ ("NMI of k-means"),
       _ ("Mutual information of k-means and the clusters of this direction over the mean entropy, not corrected for chance. Mean over 50 "
          "seeds."));
}

static void
show_eigenvalue (SpecEvidenceStrip *self, SpecModeItem *mode, SpecSamples *samples, const SpecModeEvidence *evidence)
{
  double eigenvalue = spec_mode_item_get_eigenvalue (mode);
  g_autofree char *value = spec_screen_number_format (eigenvalue, SPEC_SIGN_BOTH);
  g_autofree char *count = spec_screen_number_count (samples, spec_mode_item_get_size (mode));
  g_autofree char *note = NULL;

  if (!spec_mode_item_is_converged (mode))
    note = g_strdup (_ ("not converged"));
  else if (evidence != NULL && isfinite (evidence->sampling.error))
    {
      g_autofree char *error = spec_number_text_fixed (evidence->sampling.error, 4, SPEC_NUMBER_PLAIN);

      /* Translators: a sampling error: "±0.0018 · ≈ 288 images" */
      note = evidence->sampling.weak ? g_strdup_printf (_ ("weak · ±%s"), error) : g_strdup_printf (_ ("±%s · ≈ %s"), error, count);
    }
  else
    /* Translators: ≈ 288 images, 3.0 % */
    note = g_strdup_printf (_ ("≈ %s, %.1f %%"), count, 100 * fabs (eigenvalue));
  spec_measure_set_value (SPEC_MEASURE (self->measures[EIGENVALUE]), value, note);
}

/* "X 0.682 ± 0.031, Y 0.160 ± 0.012" for the tooltip. */
static char *
dup_spreads (const SpecSpread *x, const SpecSpread *y)
{
  return g_strdup_printf (_ ("X %.3f ± %.3f, Y %.3f ± %.3f"), x->mean, x->deviation, y->mean, y->deviation);
}

static void
show_spreads (SpecEvidenceStrip *self, Measure measure, const SpecSpread *x, const SpecSpread *y)
{
  const char *const names[2]
      = { spec_session_get_name (self->session, SPEC_SIDE_X), spec_session_get_name (self->session, SPEC_SIDE_Y) };
  double values[2] = { x->mean, y->mean };
  g_autofree char *detail = isfinite (x->mean) ? dup_spreads (x, y) : NULL;

  spec_measure_set_sides (SPEC_MEASURE (self->measures[measure]), names, values, NULL);
  spec_measure_set_detail (SPEC_MEASURE (self->measures[measure]), detail);
}

static void
show_sides (SpecEvidenceStrip *self, const SpecModeEvidence *evidence)
{
  const char *const names[2]
      = { spec_session_get_name (self->session, SPEC_SIDE_X), spec_session_get_name (self->session, SPEC_SIDE_Y) };
  double inside[2] = { NAN, NAN }, outside[2] = { NAN, NAN }, silhouette[2] = { NAN, NAN };
  g_autofree char *detail = NULL;

  for (guint side = 0; side < 2 && evidence != NULL; side++)
    {
      inside[side] = evidence->side[side].inside;
      outside[side] = evidence->side[side].outside;
      silhouette[side] = evidence->side[side].silhouette;
    }
  if (evidence != NULL)
    detail = g_strdup_printf (_ ("Inside: X %.3f, Y %.3f. To samples outside: X %.3f, Y %.3f."), inside[0], inside[1], outside[0],
                              outside[1]);
  spec_measure_set_sides (SPEC_MEASURE (self->measures[SIMILARITY]), names, inside, outside);
  spec_measure_set_detail (SPEC_MEASURE (self->measures[SIMILARITY]), detail);
  spec_measure_set_sides (SPEC_MEASURE (self->measures[SILHOUETTE]), names, silhouette, NULL);
}

static void
show_labels (SpecEvidenceStrip *self, const SpecModeEvidence *evidence)
{
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;

  if (evidence == NULL || evidence->label == NULL)
    {
      spec_measure_clear (SPEC_MEASURE (self->measures[PURITY]));
      return;
    }
  value = g_strdup_printf ("%.0f %%", 100 * evidence->purity);
  note = g_strdup_printf (_ ("most: %s"), evidence->label);
  spec_measure_set_value (SPEC_MEASURE (self->measures[PURITY]), value, note);
}

static void
show_stability (SpecEvidenceStrip *self, const SpecModeEvidence *evidence)
{
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;

  if (evidence == NULL || !isfinite (evidence->stability.mean))
    {
      spec_measure_clear (SPEC_MEASURE (self->measures[STABILITY]));
      return;
    }
  value = g_strdup_printf ("%.2f", evidence->stability.mean);
  note = g_strdup_printf ("± %.2f", evidence->stability.deviation);
  spec_measure_set_value (SPEC_MEASURE (self->measures[STABILITY]), value, note);
}

static void
update (SpecEvidenceStrip *self)
{
  const SpecSpread none = { NAN, NAN };
  SpecModeItem *mode = spec_session_get_selected (self->session);
  SpecEvidence *evidence;
  const SpecModeEvidence *found = NULL;
  const SpecValidation *sides = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), mode != NULL);
  if (mode == NULL)
    return;
  evidence = spec_session_get_evidence (self->session, spec_mode_item_get_result (mode));
  if (evidence != NULL)
    {
      found = &evidence->modes[spec_mode_item_get_direction (mode)][spec_mode_item_get_index (mode)];
      sides = evidence->sets[spec_mode_item_get_direction (mode)].side;
    }
  show_eigenvalue (self, mode, spec_session_get_samples (self->session), found);
  show_sides (self, found);
  show_spreads (self, AMI, sides != NULL ? &sides[0].ami : &none, sides != NULL ? &sides[1].ami : &none);
  show_spreads (self, NMI, sides != NULL ? &sides[0].nmi : &none, sides != NULL ? &sides[1].nmi : &none);
  show_labels (self, found);
  show_stability (self, found);
}

GtkWidget *
spec_evidence_strip_new (SpecSession *session)
{
  SpecEvidenceStrip *self = g_object_new (SPEC_TYPE_EVIDENCE_STRIP, NULL);
  const char *const watched[] = { "notify::selected", "notify::samples", "notify::x", "notify::y", "notify::evidence" };

  self->session = g_object_ref (session);
  self->more = spec_evidence_button_new (session);
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
