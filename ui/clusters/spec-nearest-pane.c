#include "clusters/spec-nearest-pane.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-proximity.h"
#include "clusters/spec-nearest-job.h"
#include "clusters/spec-neighbour-strip.h"
#include "engine/spec-engine.h"
#include "paint/spec-metric-text.h"
#include "widgets/spec-fit-label.h"
#include "widgets/spec-tooltip.h"

#define PALE 0.4

struct _SpecNearestPane
{
  GtkBox parent_instance;

  /* children, by SpecSide */
  GtkWidget *titles[2]; /* or why there is nothing */
  GtkWidget *strips[2];

  /* owned */
  SpecSession *session;
  SpecEngine *engine; /* (nullable): not needed so far */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (SpecNearestPane, spec_nearest_pane, GTK_TYPE_BOX)

static SpecMetric
get_metric (SpecNearestPane *self, SpecSide side)
{
  return spec_session_get_params (self->session)->kernel[side].kind == SPEC_KERNEL_COSINE ? SPEC_METRIC_COSINE : SPEC_METRIC_EUCLIDEAN;
}

static void
show_title (SpecNearestPane *self, SpecSide side, const SpecNearestImages *images)
{
  g_autofree char *title = g_strdup_printf (_ ("Nearest in %s"), spec_session_get_name (self->session, side));
  SpecMetric metric = images->metric[side];
  g_autofree char *below = g_strdup_printf (spec_proximity_is_similarity (metric) ? _ ("%s similarity below") : _ ("%s distance below"),
                                            spec_metric_text_get_word (metric));
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", title, below);

  spec_fit_label_set (SPEC_FIT_LABEL (self->titles[side]), title, _ ("Nearest"));
  spec_tooltip_set (self->titles[side], tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strips[side]), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, below, -1);
}

static void
show_images (SpecNearestPane *self, SpecSide side, const SpecNearestImages *images)
{
  show_title (self, side, images);
  spec_neighbour_strip_set (SPEC_NEIGHBOUR_STRIP (self->strips[side]), spec_session_get_samples (self->session), images->rows[side],
                            images->values[side], images->shared[side], images->count, images->count);
}

static void
show_failure (SpecNearestPane *self, SpecSide side, const char *why)
{
  spec_fit_label_set (SPEC_FIT_LABEL (self->titles[side]), why, _ ("Failed"));
  spec_tooltip_set (self->titles[side], why);
  spec_neighbour_strip_set (SPEC_NEIGHBOUR_STRIP (self->strips[side]), NULL, NULL, NULL, NULL, 0, 0);
}

static void
on_found (gpointer output, const GError *error, gpointer data)
{
  SpecNearestPane *self = data;

  for (SpecSide side = SPEC_SIDE_X; side <= SPEC_SIDE_Y; side++)
    {
      if (output != NULL)
        show_images (self, side, output);
      else
        show_failure (self, side, error->message);
    }
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
}

/* Files of other numbers of rows may be there for a moment, while their partners are read. */
static gboolean
can_seek (SpecEmbedding *const *embedding, guint32 row)
{
  return embedding[0] != NULL && embedding[1] != NULL
         && spec_embedding_get_samples (embedding[0]) == spec_embedding_get_samples (embedding[1])
         && row < spec_embedding_get_samples (embedding[0]);
}

void
spec_nearest_pane_show (SpecNearestPane *self, guint32 row)
{
  SpecEmbedding *embedding[2] = { spec_session_get_embedding (self->session, SPEC_SIDE_X), spec_session_get_embedding (self->session, SPEC_SIDE_Y) };
  SpecMetric metric[2] = { get_metric (self, SPEC_SIDE_X), get_metric (self, SPEC_SIDE_Y) };

  g_return_if_fail (SPEC_IS_NEAREST_PANE (self));

  if (!can_seek (embedding, row))
    {
      spec_nearest_pane_stop (self);
      return;
    }
  if (self->engine == NULL)
    self->engine = spec_engine_new ();
  gtk_widget_set_opacity (GTK_WIDGET (self), PALE);
  spec_nearest_job_submit (self->engine, embedding, metric, row, on_found, self);
}

void
spec_nearest_pane_stop (SpecNearestPane *self)
{
  g_return_if_fail (SPEC_IS_NEAREST_PANE (self));

  if (self->engine != NULL)
    spec_engine_cancel (self->engine);
}

static void
on_chosen (SpecNearestPane *self, guint row)
{
  g_signal_emit (self, chosen_signal, 0, row);
}

static GtkWidget *
make_heading (SpecNearestPane *self, SpecSide side)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chip = gtk_label_new (side == SPEC_SIDE_X ? "X" : "Y");

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, side == SPEC_SIDE_X ? "x" : "y");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  self->titles[side] = spec_fit_label_new (0); /* the chip says in which */
  gtk_widget_add_css_class (self->titles[side], "bold");
  gtk_widget_add_css_class (self->titles[side], "caption");
  gtk_box_append (GTK_BOX (heading), chip);
  gtk_box_append (GTK_BOX (heading), self->titles[side]);

  return heading;
}

static void
add_side (SpecNearestPane *self, SpecSide side)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);

  gtk_widget_add_css_class (section, "neighbour-section");
  gtk_widget_add_css_class (section, side == SPEC_SIDE_X ? "x" : "y");
  self->strips[side] = spec_neighbour_strip_new ();
  gtk_widget_set_vexpand (self->strips[side], TRUE);
  gtk_box_append (GTK_BOX (section), make_heading (self, side));
  gtk_box_append (GTK_BOX (section), self->strips[side]);
  gtk_box_append (GTK_BOX (self), section);
  g_signal_connect_object (self->strips[side], "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
}

static void
spec_nearest_pane_dispose (GObject *object)
{
  SpecNearestPane *self = SPEC_NEAREST_PANE (object);

  if (self->engine != NULL)
    spec_engine_cancel (self->engine);
  g_clear_object (&self->engine);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (spec_nearest_pane_parent_class)->dispose (object);
}

static void
spec_nearest_pane_class_init (SpecNearestPaneClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_nearest_pane_dispose;
  chosen_signal = g_signal_new ("chosen", SPEC_TYPE_NEAREST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_nearest_pane_init (SpecNearestPane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "nearest");
  for (SpecSide side = SPEC_SIDE_X; side <= SPEC_SIDE_Y; side++)
    add_side (self, side);
}

GtkWidget *
spec_nearest_pane_new (SpecSession *session)
{
  SpecNearestPane *self = g_object_new (SPEC_TYPE_NEAREST_PANE, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}
