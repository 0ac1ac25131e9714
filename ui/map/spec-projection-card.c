#include "map/spec-projection-card.h"

#include <glib/gi18n-lib.h>

#include "map/spec-map-words.h"
#include "widgets/spec-form.h"

#define SPEC_TYPE_PROJECTION_CARD (spec_projection_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecProjectionCard, spec_projection_card, SPEC, PROJECTION_CARD, GtkBox)

struct _SpecProjectionCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *method, *perplexity, *perplexity_label, *neighbours, *neighbours_label, *steps, *steps_label, *seed, *seed_label,
      *samples;

  /* owned */
  SpecMapSession *map;

  gsize total;       /* samples that the list of numbers was made for */
  gboolean updating; /* the controls follow, nobody has touched them */
};

G_DEFINE_FINAL_TYPE (SpecProjectionCard, spec_projection_card, GTK_TYPE_BOX)

/* In the order of the list: what most people want first. */
static const SpecProjectionMethod methods[] = { SPEC_PROJECTION_TSNE, SPEC_PROJECTION_PCA, SPEC_PROJECTION_UMAP };

static const guint numbers[] = { 1000, 2000, SPEC_PROJECTION_SAMPLES, 10000, 20000 };

static void
set_visible (GtkWidget *label, GtkWidget *control, gboolean visible)
{
  gtk_widget_set_visible (label, visible);
  gtk_widget_set_visible (control, visible);
}

static void
show_method (SpecProjectionCard *self, SpecProjectionMethod method)
{
  set_visible (self->perplexity_label, self->perplexity, method != SPEC_PROJECTION_UMAP);
  set_visible (self->neighbours_label, self->neighbours, method == SPEC_PROJECTION_UMAP);
  gtk_widget_set_sensitive (self->perplexity, method == SPEC_PROJECTION_TSNE);
  gtk_widget_set_sensitive (self->perplexity_label, method == SPEC_PROJECTION_TSNE);
  gtk_widget_set_sensitive (self->steps, method != SPEC_PROJECTION_PCA);
  gtk_widget_set_sensitive (self->steps_label, method != SPEC_PROJECTION_PCA);
}

/* Which numbers of samples there are to choose from. */
static void
update_numbers (SpecProjectionCard *self)
{
  SpecEmbedding *x = spec_session_get_embedding (spec_map_session_get_session (self->map), SPEC_SIDE_X);
  gsize total = x != NULL ? spec_embedding_get_samples (x) : 0;
  gsize most = spec_map_session_get_most (self->map);
  g_autoptr (GtkStringList) list = NULL;
  guint selected = G_MAXUINT;

  if (total != self->total || gtk_drop_down_get_model (GTK_DROP_DOWN (self->samples)) == NULL)
    {
      g_autofree char *all = g_strdup_printf (_ ("All %'zu"), total);

      list = gtk_string_list_new (NULL);
      for (guint i = 0; i < G_N_ELEMENTS (numbers) && numbers[i] < total; i++)
        gtk_string_list_take (list, g_strdup_printf ("%'u", numbers[i]));
      gtk_string_list_append (list, all);
      gtk_drop_down_set_model (GTK_DROP_DOWN (self->samples), G_LIST_MODEL (list));
      self->total = total;
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers) && numbers[i] < total; i++)
    if (numbers[i] == most)
      selected = i;
  if (selected == G_MAXUINT)
    selected = g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (self->samples))) - 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->samples), selected);
}

static void
set_number (GtkWidget *spin, double value)
{
  if (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)) != value)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
}

static void
update (SpecProjectionCard *self)
{
  const SpecProjectionParams *params = spec_map_session_get_params (self->map);

  if (self->updating)
    return;
  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (methods[i] == params->method)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->method), i);
  set_number (self->perplexity, params->perplexity);
  set_number (self->neighbours, params->neighbours);
  set_number (self->steps, params->steps);
  set_number (self->seed, (double) params->seed);
  show_method (self, params->method);
  update_numbers (self);
  self->updating = FALSE;
}

static void
on_changed (SpecProjectionCard *self)
{
  SpecProjectionParams params = *spec_map_session_get_params (self->map);
  guint method = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->method));

  if (self->updating || method >= G_N_ELEMENTS (methods))
    return;
  params.method = methods[method];
  params.perplexity = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->perplexity));
  params.neighbours = (guint) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->neighbours));
  params.steps = (guint) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->steps));
  params.seed = (guint64) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->seed));
  spec_map_session_set_params (self->map, &params);
}

static void
on_samples (SpecProjectionCard *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->samples));

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  spec_map_session_set_most (self->map,
                             selected < G_N_ELEMENTS (numbers) && numbers[selected] < self->total ? numbers[selected] : 0);
}

static void
spec_projection_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_PROJECTION_CARD (object)->map);
  G_OBJECT_CLASS (spec_projection_card_parent_class)->dispose (object);
}

static void
spec_projection_card_class_init (SpecProjectionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_projection_card_dispose;
}

static GtkWidget *
append_number (SpecProjectionCard *self, GtkWidget *form, const char *text, const char *tooltip, double high, double step,
               GtkWidget **label)
{
  GtkWidget *spin = spec_form_make_spin (step > 1 ? 0 : 2, high, step, 10 * step, 0);

  *label = spec_form_append (form, text, tooltip, spin);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_changed), self);
  return spin;
}

static void
spec_projection_card_init (SpecProjectionCard *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *form = spec_form_new ("comparison-form");

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    gtk_string_list_append (names, spec_map_words_get_method (methods[i]));
  self->method = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  spec_form_append (form, _ ("Me_thod"),
                    _ ("t-SNE and UMAP keep neighbours together; distances between groups on their maps mean little. PCA shows "
                       "the two directions of the largest variance."),
                    self->method);
  self->perplexity = append_number (self, form, _ ("_Perplexity"), _ ("About how many neighbours count"), 500, 1,
                                    &self->perplexity_label);
  self->neighbours = append_number (self, form, _ ("_Neighbours"), _ ("Of each sample"), 500, 1, &self->neighbours_label);
  self->steps = append_number (self, form, _ ("_Steps"), _ ("The map moves so often"), 10000, 50, &self->steps_label);
  self->seed = spec_form_make_spin (0, 9007199254740991, 1, 10, 0);
  self->seed_label = spec_form_append (form, _ ("Random see_d"), _ ("The same seed gives the same map"), self->seed);
  self->samples = gtk_drop_down_new (NULL, NULL);
  spec_form_append (form, _ ("Sa_mples"),
                    _ ("The best samples of all clusters, and others chosen by the seed as far as this number goes"),
                    self->samples);
  gtk_box_append (GTK_BOX (self), form);
  g_signal_connect_swapped (self->seed, "value-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->method, "notify::selected", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->samples, "notify::selected", G_CALLBACK (on_samples), self);
}

GtkWidget *
spec_projection_card_new (SpecMapSession *map)
{
  SpecProjectionCard *self = g_object_new (SPEC_TYPE_PROJECTION_CARD, NULL);
  GtkWidget *card = spec_form_make_card (_ ("Projection"));

  self->map = g_object_ref (map);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self));
  g_signal_connect_object (map, "state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_map_session_get_session (map), "notify::x", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return card;
}
