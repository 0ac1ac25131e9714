#include "side/spec-embedding-card.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-number-text.h"
#include "side/spec-bandwidth-view.h"
#include "side/spec-card-menu.h"
#include "side/spec-drop-role.h"
#include "side/spec-sigma-control.h"
#include "widgets/spec-tooltip.h"

#define SPEC_TYPE_EMBEDDING_CARD (spec_embedding_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecEmbeddingCard, spec_embedding_card, SPEC, EMBEDDING_CARD, GtkBox)

struct _SpecEmbeddingCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *name, *file, *shape;
  GtkWidget *kernel, *advice, *leading, *effective;

  /* owned */
  SpecSession *session;
  SpecSigmaControl *sigma;

  SpecSide side;
};

G_DEFINE_FINAL_TYPE (SpecEmbeddingCard, spec_embedding_card, GTK_TYPE_BOX)

static const char *const letters[] = { "X", "Y" };

static void
update_file (SpecEmbeddingCard *self)
{
  SpecEmbedding *embedding = spec_session_get_embedding (self->session, self->side);
  const char *path = embedding != NULL ? spec_embedding_get_path (embedding) : NULL;
  g_autofree char *file = path != NULL ? g_path_get_basename (path) : g_strdup ("");
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *shape = NULL;

  gtk_widget_set_sensitive (self->kernel, embedding != NULL);
  gtk_widget_set_sensitive (spec_sigma_control_get_entry (self->sigma), embedding != NULL);
  if (embedding == NULL)
    {
      gboolean loading = spec_session_is_loading (self->session, self->side == SPEC_SIDE_X ? SPEC_ROLE_X : SPEC_ROLE_Y);

      gtk_label_set_text (GTK_LABEL (self->name), loading ? _ ("Reading…") : _ ("No file"));
      gtk_label_set_text (GTK_LABEL (self->file), "");
      gtk_label_set_text (GTK_LABEL (self->shape), "");
      return;
    }
  rows = spec_number_text_count (spec_embedding_get_samples (embedding), SPEC_NUMBER_PLAIN);
  columns = spec_number_text_count (spec_embedding_get_dimensions (embedding), SPEC_NUMBER_PLAIN);
  shape = g_strdup_printf ("\u200e%s × %s", rows, columns); /* rows first in every script */
  gtk_label_set_text (GTK_LABEL (self->name), spec_session_get_name (self->session, self->side));
  gtk_label_set_text (GTK_LABEL (self->file), file);
  gtk_label_set_text (GTK_LABEL (self->shape), shape);
  spec_tooltip_set (self->name, spec_session_get_name (self->session, self->side));
  spec_tooltip_set (self->file, path);
}

static void
update_kernel (SpecEmbeddingCard *self)
{
  gboolean gaussian = spec_session_get_params (self->session)->kernel[self->side].kind == SPEC_KERNEL_GAUSSIAN;

  gtk_widget_set_visible (spec_sigma_control_get_entry (self->sigma), gaussian);
  gtk_widget_set_visible (spec_sigma_control_get_scale (self->sigma), gaussian);
}

static void
set_number (GtkWidget *label, const char *name, const char *number)
{
  g_autofree char *markup = g_markup_printf_escaped ("%s <b>%s</b>", name, number);

  gtk_label_set_markup (GTK_LABEL (label), markup);
}

/* UI.md section 7: the two ends at which a bandwidth says nothing. A centred kernel of a large sigma has nothing left either. */
static const char *
get_advice (SpecResult *result, SpecSide side, double leading, double median)
{
  SpecProblem *problem = spec_result_get_problem (result);
  const SpecParams *params = spec_problem_get_params (problem);
  gboolean little = leading < 2.0 / spec_problem_get_samples (problem);

  if (params->kernel[side].kind != SPEC_KERNEL_GAUSSIAN)
    return NULL;
  if (little && !(params->centre && params->kernel[side].sigma > median))
    return _ ("Every image looks unique: σ is too small.");
  if (little || leading > 0.9)
    return _ ("All images look alike: σ is too large.");
  return NULL;
}

static void
update_result (SpecEmbeddingCard *self)
{
  SpecResult *result = spec_session_get_result (self->session);
  const char *advice = NULL;
  g_autofree char *leading = NULL;
  g_autofree char *effective = NULL;

  if (result != NULL)
    {
      double modes = spec_result_get_effective_modes (result, self->side);
      double median;
      gsize count;
      const double *values = spec_result_get_spectrum (result, self->side, &count);

      if (count > 0)
        {
          leading = spec_number_text_fixed (values[0], 4, SPEC_NUMBER_PLAIN);
          g_object_get (self->session, self->side == SPEC_SIDE_X ? "median-x" : "median-y", &median, NULL);
          advice = get_advice (result, self->side, values[0], median);
        }
      if (modes > 0)
        effective = spec_number_text_fixed (modes, 1, SPEC_NUMBER_PLAIN);
    }
  set_number (self->leading, "λ₁", leading != NULL ? leading : "–");
  set_number (self->effective, _ ("effective modes"), effective != NULL ? effective : "–");
  gtk_label_set_text (GTK_LABEL (self->advice), advice != NULL ? advice : "");
  spec_tooltip_set (self->advice, advice);
  gtk_widget_set_visible (self->advice, advice != NULL);
}

static GtkWidget *
create_label (float xalign, PangoEllipsizeMode ellipsize, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_widget_set_hexpand (label, xalign == 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_heading (SpecEmbeddingCard *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = gtk_label_new (letters[self->side]);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, self->side == SPEC_SIDE_X ? "x" : "y");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  self->name = create_label (0, PANGO_ELLIPSIZE_END, "bold");
  gtk_box_append (GTK_BOX (row), chip);
  gtk_box_append (GTK_BOX (row), self->name);
  gtk_box_append (GTK_BOX (row), spec_card_menu_new_embedding (self->side));
  return row;
}

/* Two texts in the small dim type, at either end. */
static GtkWidget *
create_pair (GtkWidget **start, GtkWidget **end, PangoEllipsizeMode ellipsize)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  *start = create_label (0, ellipsize, "dim");
  *end = create_label (1, PANGO_ELLIPSIZE_NONE, "dim");
  gtk_widget_add_css_class (row, "caption");
  gtk_box_append (GTK_BOX (row), *start);
  gtk_box_append (GTK_BOX (row), *end);
  return row;
}

static GtkWidget *
create_kernel_row (SpecEmbeddingCard *self)
{
  const char *const kinds[] = { _ ("Gaussian"), _ ("Cosine"), NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strdup_printf (_ ("Kernel of %s"), letters[self->side]);

  self->kernel = gtk_drop_down_new_from_strings (kinds);
  gtk_widget_set_hexpand (self->kernel, TRUE);
  gtk_widget_set_tooltip_text (self->kernel, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kernel), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_bind_property (self->session, self->side == SPEC_SIDE_X ? "kernel-x" : "kernel-y", self->kernel, "selected",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_widget_add_css_class (row, "form");
  gtk_widget_add_css_class (row, "kernel-row");
  gtk_box_append (GTK_BOX (row), self->kernel);
  gtk_box_append (GTK_BOX (row), spec_sigma_control_get_entry (self->sigma));
  return row;
}

static GtkWidget *
create_advice (SpecEmbeddingCard *self)
{
  self->advice = create_label (0, PANGO_ELLIPSIZE_END, "warn");
  gtk_widget_add_css_class (self->advice, "caption");
  return self->advice;
}

static void
connect (SpecEmbeddingCard *self)
{
  static const char *const file_signals[] = { "notify::x", "notify::y", "notify::state" };
  static const char *const kernel_signals[] = { "notify::kernel-x", "notify::kernel-y" };

  for (guint i = 0; i < G_N_ELEMENTS (file_signals); i++)
    g_signal_connect_object (self->session, file_signals[i], G_CALLBACK (update_file), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (kernel_signals); i++)
    g_signal_connect_object (self->session, kernel_signals[i], G_CALLBACK (update_kernel), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::result", G_CALLBACK (update_result), self, G_CONNECT_SWAPPED);
  update_file (self);
  update_kernel (self);
  update_result (self);
}

static void
spec_embedding_card_dispose (GObject *object)
{
  SpecEmbeddingCard *self = SPEC_EMBEDDING_CARD (object);

  g_clear_object (&self->sigma);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_embedding_card_parent_class)->dispose (object);
}

static void
spec_embedding_card_class_init (SpecEmbeddingCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_embedding_card_dispose;
}

static void
spec_embedding_card_init (SpecEmbeddingCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-card");
}

GtkWidget *
spec_embedding_card_new (SpecBandwidthModel *model, SpecSide side)
{
  SpecSession *session = spec_bandwidth_model_get_session (model);
  SpecEmbeddingCard *self = g_object_new (SPEC_TYPE_EMBEDDING_CARD, NULL);
  GtkBox *box = GTK_BOX (self);

  self->session = g_object_ref (session);
  self->side = side;
  gtk_widget_add_css_class (GTK_WIDGET (self), side == SPEC_SIDE_X ? "x" : "y");
  self->sigma = spec_sigma_control_new (session, side);
  gtk_box_append (box, create_heading (self));
  gtk_box_append (box, create_pair (&self->file, &self->shape, PANGO_ELLIPSIZE_MIDDLE));
  gtk_box_append (box, create_kernel_row (self));
  gtk_box_append (box, spec_sigma_control_get_scale (self->sigma));
  gtk_box_append (box, create_advice (self));
  gtk_box_append (box, spec_bandwidth_view_new (model, side, self->sigma));
  gtk_box_append (box, create_pair (&self->leading, &self->effective, PANGO_ELLIPSIZE_NONE));
  gtk_widget_set_tooltip_text (self->leading, _ ("Largest eigenvalue of this kernel divided by the number of samples"));
  gtk_widget_set_tooltip_text (self->effective, _ ("1 / ‖K/n‖²: how many equally large groups would give this kernel"));
  connect (self);
  spec_drop_role_add (GTK_WIDGET (self), session, side == SPEC_SIDE_X ? SPEC_ROLE_X : SPEC_ROLE_Y, self->file);
  return GTK_WIDGET (self);
}
