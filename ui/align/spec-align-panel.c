#include "align/spec-align-panel.h"

#include <glib/gi18n-lib.h>

#include "align/spec-align-form.h"
#include "paint/spec-number-text.h"
#include "widgets/spec-tooltip.h"

#define SPEC_TYPE_ALIGN_PANEL (spec_align_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpecAlignPanel, spec_align_panel, SPEC, ALIGN_PANEL, GtkBox)

struct _SpecAlignPanel
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *title;
  GtkWidget *chips[2], *names[2]; /* of what moves, of what stays */
  GtkWidget *adapter_form, *training_form;
  GtkWidget *fidelity_label;
  GtkWidget *start, *note, *learned;

  /* owned */
  SpecAlignSession *session;
};

G_DEFINE_FINAL_TYPE (SpecAlignPanel, spec_align_panel, GTK_TYPE_BOX)

static const SpecAlignFormRow fidelity
    = { "fidelity", N_ ("Stay _close to X"),
        N_ ("Weight of the squared distance of the adapter from the identity; 0 lets it go as far as it likes"), 0, 1000,
        0.01, 0.1, 3, SPEC_ALIGN_FORM_NUMBER };

static const SpecAlignFormRow training[] = {
  { "steps", N_ ("_Steps"), N_ ("At most so many; training ends earlier where held-out images no longer gain"), 0,
    1000000, 50, 100, 0, SPEC_ALIGN_FORM_NUMBER },
  { "batch", N_ ("_Images per step"),
    N_ ("Most rows of a step, the same ones of X and Y; never more than a third of those to learn"), 2, 1000000, 256,
    1024, 0, SPEC_ALIGN_FORM_NUMBER },
  { "rate", N_ ("Learning _rate"), N_ ("About how far rows move in the first step, relative to their length"), 0.001,
    1000, 0.05, 0.5, 3, SPEC_ALIGN_FORM_NUMBER },
  { "holdout", N_ ("_Held out"), N_ ("Share of the rows that no step sees: the numbers on the right are of these"), 0, 90,
    5, 10, 0, SPEC_ALIGN_FORM_PERCENT },
  { "seed", N_ ("Ran_dom seed"), N_ ("Every random choice follows from it: which rows are held out, which a step takes"),
    0, 9007199254740991, 1, 10, 0, SPEC_ALIGN_FORM_NUMBER },
};

static const char *
get_letter (SpecSide side)
{
  return side == SPEC_SIDE_X ? "X" : "Y";
}

static void
update_direction (SpecAlignPanel *self, const SpecAlignParams *params)
{
  SpecSession *session = spec_align_session_get_session (self->session);
  SpecSide sides[] = { params->side, params->side == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X };
  g_autofree char *title = g_strdup_printf (_ ("Adapter for %s"), get_letter (params->side));
  g_autofree char *close = g_strdup_printf (_ ("Stay _close to %s"), get_letter (params->side));

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_markup_with_mnemonic (GTK_LABEL (self->fidelity_label), close);
  for (guint i = 0; i < 2; i++)
    {
      const char *name = spec_session_get_name (session, sides[i]);
      const char *classes[] = { "chip", sides[i] == SPEC_SIDE_X ? "x" : "y", NULL };

      gtk_label_set_label (GTK_LABEL (self->chips[i]), get_letter (sides[i]));
      gtk_widget_set_css_classes (self->chips[i], classes);
      gtk_label_set_label (GTK_LABEL (self->names[i]), name);
      spec_tooltip_set (self->names[i], name);
    }
}

static char *
dup_kernels (const SpecAlignParams *params)
{
  if (params->comparison.kernel[SPEC_SIDE_X].kind == SPEC_KERNEL_COSINE)
    return g_strdup (_ ("Both kernels are cosines."));
  return g_strdup (_ ("Both kernels are Gaussian, with the bandwidths set in Explore."));
}

static void
update_learned (SpecAlignPanel *self, const SpecAlignParams *params)
{
  SpecEmbedding *embedding
      = spec_session_get_embedding (spec_align_session_get_session (self->session), params->side);
  gsize d = embedding != NULL ? spec_embedding_get_dimensions (embedding) : 0;
  const char *moves = params->side == SPEC_SIDE_X ? "x" : "y", *stays = params->side == SPEC_SIDE_X ? "y" : "x";
  g_autofree char *kernels = dup_kernels (params);
  g_autofree char *text = g_strdup_printf (_ ("One %zu × %zu matrix W, so that the kernel of %s W comes close to the "
                                              "kernel of %s. The loss follows SPEC-diff: the largest eigenvalues, in "
                                              "size, of the difference. %s"),
                                           d, d, moves, stays, kernels);

  gtk_label_set_label (GTK_LABEL (self->learned), text);
}

static void
update (SpecAlignPanel *self)
{
  SpecAlignParams params = spec_align_session_get_params (self->session);
  gboolean running = spec_align_session_is_running (self->session);

  update_direction (self, &params);
  update_learned (self, &params);
  gtk_widget_set_sensitive (self->adapter_form, !running);
  gtk_widget_set_sensitive (self->training_form, !running);
  gtk_widget_set_sensitive (self->start,
                            !running && spec_session_is_ready (spec_align_session_get_session (self->session)));
  gtk_widget_set_visible (self->note, running);
}

static GtkWidget *
add_card (SpecAlignPanel *self, const char *title, GtkWidget **label)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "bold");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "side-card");
  gtk_widget_add_css_class (card, "align-card");
  gtk_box_append (GTK_BOX (card), heading);
  gtk_box_append (GTK_BOX (self), card);
  if (label != NULL)
    *label = heading;
  return card;
}

/* "X NAME moves" above "Y NAME stays": beside each other there is no room for most names. */
static GtkWidget *
create_direction (SpecAlignPanel *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (rows, "caption");
  gtk_widget_add_css_class (rows, "dim");
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      self->chips[i] = gtk_label_new (NULL);
      self->names[i] = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (self->names[i]), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_set_valign (self->chips[i], GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), self->chips[i]);
      gtk_box_append (GTK_BOX (row), self->names[i]);
      /* Translators: after the name of an embedding */
      gtk_box_append (GTK_BOX (row), gtk_label_new (i == 0 ? _ ("moves") : _ ("stays")));
      gtk_box_append (GTK_BOX (rows), row);
    }
  return rows;
}

static void
create_adapter (SpecAlignPanel *self)
{
  const char *const sides[] = { _ ("X"), _ ("Y"), NULL };
  const char *const kernels[] = { _ ("Gaussian"), _ ("Cosine"), NULL }; /* in the order of SpecKernelKind */
  GtkWidget *card = add_card (self, NULL, &self->title);

  self->adapter_form = spec_align_form_new ();
  spec_align_form_add_choice (self->adapter_form, self->session, "side", _ ("_Moves"),
                              _ ("Which embedding gets the adapter; the other one stays as it is"), sides);
  spec_align_form_add_fact (self->adapter_form, _ ("Shape"), _ ("Linear"));
  spec_align_form_add_fact (self->adapter_form, _ ("Start"), _ ("Identity"));
  spec_align_form_add_choice (self->adapter_form, self->session, "kernel", _ ("_Kernel"),
                              _ ("Of both embeddings; Gaussian ones have the bandwidths set in Explore"), kernels);
  self->fidelity_label = spec_align_form_add_number (self->adapter_form, self->session, &fidelity);
  gtk_box_append (GTK_BOX (card), create_direction (self));
  gtk_box_append (GTK_BOX (card), self->adapter_form);
}

static void
create_training (SpecAlignPanel *self)
{
  GtkWidget *card = add_card (self, _ ("Training"), NULL);

  self->training_form = spec_align_form_new ();
  for (guint i = 0; i < G_N_ELEMENTS (training); i++)
    spec_align_form_add_number (self->training_form, self->session, &training[i]);
  gtk_box_append (GTK_BOX (card), self->training_form);
}

/* In a grid: a box of GTK 4.8 would ask for a width at which the text has the height it would like best.
 * @label: (out) (optional): */
static GtkWidget *
create_text (const char *text, GtkWidget **label)
{
  GtkWidget *grid = gtk_grid_new (), *words = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (grid, "caption");
  gtk_widget_add_css_class (grid, "dim");
  gtk_grid_attach (GTK_GRID (grid), words, 0, 0, 1, 1);
  if (label != NULL)
    *label = words;
  return grid;
}

static void
create_start (SpecAlignPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  self->start = gtk_button_new ();
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("spec-play-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new_with_mnemonic (_ ("Start _Training")));
  gtk_button_set_child (GTK_BUTTON (self->start), box);
  gtk_widget_add_css_class (self->start, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Start Training"), -1);
  g_signal_connect_swapped (self->start, "clicked", G_CALLBACK (spec_align_session_start), self->session);
  gtk_label_set_mnemonic_widget (GTK_LABEL (gtk_widget_get_last_child (box)), self->start);
  gtk_box_append (GTK_BOX (self), self->start);
  self->note = create_text (_ ("Settings are locked while training runs. Stop keeps the best step."), NULL);
  gtk_widget_add_css_class (self->note, "align-note");
  gtk_box_append (GTK_BOX (self), self->note);
}

static void
spec_align_panel_dispose (GObject *object)
{
  g_clear_object (&SPEC_ALIGN_PANEL (object)->session);
  G_OBJECT_CLASS (spec_align_panel_parent_class)->dispose (object);
}

static void
spec_align_panel_class_init (SpecAlignPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_align_panel_dispose;
}

static void
spec_align_panel_init (SpecAlignPanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side");
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-panel");
}

GtkWidget *
spec_align_panel_new (SpecAlignSession *session)
{
  SpecAlignPanel *self = g_object_new (SPEC_TYPE_ALIGN_PANEL, NULL);
  static const char *const signals[] = { "settings-changed", "notify::state" };
  GtkWidget *card;

  self->session = g_object_ref (session);
  create_adapter (self);
  create_training (self);
  create_start (self);
  card = add_card (self, _ ("What is learned"), NULL);
  gtk_box_append (GTK_BOX (card), create_text (NULL, &self->learned));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
