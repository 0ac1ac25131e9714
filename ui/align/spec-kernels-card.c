#include "align/spec-kernels-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "align/spec-align-save.h"
#include "align/spec-align-words.h"
#include "align/spec-kernels-view.h"
#include "clusters/spec-screen-number.h"
#include "plots/spec-heading-row.h"
#include "plots/spec-narrow.h"
#include "plots/spec-number-table.h"
#include "plots/spec-plot-card.h"
#include "plots/spec-plot-menu.h"

#define SPEC_TYPE_KERNELS_CARD (spec_kernels_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecKernelsCard, spec_kernels_card, SPEC, KERNELS_CARD, GtkBox)

struct _SpecKernelsCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *rows; /* how many are shown */
  GtkWidget *order;
  GtkWidget *note;
  GtkWidget *save_adapter, *save_aligned, *compare;

  /* owned */
  SpecAlignSession *session;
};

G_DEFINE_FINAL_TYPE (SpecKernelsCard, spec_kernels_card, GTK_TYPE_BOX)

/* The mean within one group of the order. */
static double
get_group_mean (const SpecAlignOrder *order, gsize index, const float *values)
{
  SpecAlignOrder one = *order;

  if (values == NULL)
    return NAN;
  one.groups[0] = order->groups[index];
  one.group_count = 1;
  return spec_align_words_get_mean (&one, values);
}

static void
on_table (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecKernelsCard *self = data;
  const SpecAlignKernels *kernels = spec_align_session_get_kernels (self->session);
  const SpecNumberColumn columns[] = { { _ ("Group"), 0, SPEC_NUMBER_PLAIN },
                                       { _ ("Samples"), 0, SPEC_NUMBER_PLAIN },
                                       { _ ("Before"), 4, SPEC_NUMBER_PLAIN },
                                       { _ ("After"), 4, SPEC_NUMBER_PLAIN },
                                       { _ ("Target"), 4, SPEC_NUMBER_PLAIN } };
  SpecNumberTable *table;

  if (kernels == NULL)
    return;
  table = spec_number_table_new (_ ("Mean similarity inside each group"), gtk_label_get_label (GTK_LABEL (self->rows)),
                                 columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < kernels->order->group_count; i++)
    spec_number_table_add_row (table, (double[]){ i + 1, kernels->order->groups[i].count,
                                                  get_group_mean (kernels->order, i, kernels->before),
                                                  get_group_mean (kernels->order, i, kernels->after),
                                                  get_group_mean (kernels->order, i, kernels->other) });
  spec_plot_menu_present (GTK_WIDGET (self), GTK_WINDOW (table));
}

static void
on_save (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecKernelsCard *self = data;

  spec_align_save_figure (GTK_WIDGET (self), self->session, SPEC_ALIGN_FIGURE_KERNELS);
}

static const GActionEntry actions[] = { { "table", on_table }, { "save", on_save } };

/* Returns: (transfer full): "80 held-out images, 20 of each label" */
static char *
dup_rows (SpecKernelsCard *self)
{
  const SpecAlignKernels *kernels = spec_align_session_get_kernels (self->session);
  const SpecAlignOrder *order = kernels != NULL ? kernels->order : NULL;
  SpecSamples *samples = spec_session_get_samples (spec_align_session_get_session (self->session));
  g_autofree char *count = NULL;
  gboolean held = spec_align_words_count_held (self->session) > 0;
  gsize most = 0;

  if (order == NULL || order->count == 0)
    return g_strdup ("");
  for (gsize i = 0; i < order->group_count; i++)
    most = MAX (most, order->groups[i].count);
  count = spec_screen_number_count (samples, (guint) order->count);
  if (order->group_count * most == order->count)
    return held ? g_strdup_printf (_ ("%s held out, %zu of each group"), count, most)
                : g_strdup_printf (_ ("%s, %zu of each group"), count, most);
  return held ? g_strdup_printf (_ ("%s held out, up to %zu of each group"), count, most)
              : g_strdup_printf (_ ("%s, up to %zu of each group"), count, most);
}

static void
update (SpecKernelsCard *self)
{
  SpecSamples *samples = spec_session_get_samples (spec_align_session_get_session (self->session));
  const SpecAlignTask *task = spec_align_session_get_task (self->session);
  SpecSide side = task != NULL ? task->params.side : spec_align_session_get_params (self->session).side;
  gboolean has_adapter = spec_align_session_has_adapter (self->session);
  g_autofree char *rows = dup_rows (self);

  gtk_label_set_label (GTK_LABEL (self->rows), rows);
  gtk_widget_set_sensitive (self->order, samples != NULL && spec_samples_get_label_count (samples) > 0);
  gtk_widget_set_sensitive (self->save_adapter, has_adapter);
  gtk_widget_set_sensitive (self->save_aligned, has_adapter);
  gtk_widget_set_sensitive (self->compare, spec_align_session_can_compare (self->session));
  gtk_button_set_label (GTK_BUTTON (self->compare), side == SPEC_SIDE_X ? _ ("Compare Aligned X in Explore")
                                                                       : _ ("Compare Aligned Y in Explore"));
  gtk_label_set_label (
      GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->save_aligned)))),
      side == SPEC_SIDE_X ? _ ("Save Aligned X…") : _ ("Save Aligned Y…"));
}

static void
on_save_adapter (SpecKernelsCard *self)
{
  spec_align_save_adapter (GTK_WIDGET (self), self->session);
}

static void
on_save_aligned (SpecKernelsCard *self)
{
  spec_align_save_aligned (GTK_WIDGET (self), self->session);
}

static GtkWidget *
create_heading (SpecKernelsCard *self)
{
  const char *const orders[] = { _ ("By label"), _ ("By cluster"), NULL }; /* in the order of SpecAlignOrderKind */
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *title = gtk_label_new (_ ("Kernels"));

  self->rows = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->rows), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->rows), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->rows, TRUE);
  gtk_widget_add_css_class (self->rows, "caption");
  gtk_widget_add_css_class (self->rows, "dim");
  gtk_widget_add_css_class (title, "heading");
  self->order = gtk_drop_down_new_from_strings (orders);
  gtk_widget_set_tooltip_text (self->order, _ ("Which groups the rows are ordered by"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order of the rows"), -1);
  gtk_widget_set_valign (self->order, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_widget_add_css_class (heading, "form");
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->rows);
  gtk_box_append (GTK_BOX (heading), self->order);
  gtk_box_append (GTK_BOX (heading), spec_plot_menu_new (NULL));
  return heading;
}

static GtkWidget *
create_save (SpecKernelsCard *self, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("spec-save-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
show_icon (GtkWidget *button, gboolean shown)
{
  gtk_widget_set_visible (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button))), shown);
}

/* With a large text the words need all the room. */
static void
on_cramped (GtkWidget *widget, gboolean cramped)
{
  SpecKernelsCard *self = SPEC_KERNELS_CARD (widget);

  show_icon (self->save_adapter, !cramped);
  show_icon (self->save_aligned, !cramped);
}

static GtkWidget *
create_buttons (SpecKernelsCard *self)
{
  GtkWidget *heading = spec_heading_row_new (8), *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  SpecHeadingRow *row = SPEC_HEADING_ROW (heading);

  self->note = gtk_label_new (_ ("Saving is possible at any step; the best held-out step is kept."));
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_set_hexpand (gap, TRUE);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dim");
  self->save_adapter = create_save (self, _ ("Save Adapter…"), G_CALLBACK (on_save_adapter));
  self->save_aligned = create_save (self, _ ("Save Aligned X…"), G_CALLBACK (on_save_aligned));
  self->compare = gtk_button_new ();
  gtk_widget_add_css_class (self->compare, "suggested-action");
  g_signal_connect_swapped (self->compare, "clicked", G_CALLBACK (spec_align_session_compare), self->session);
  spec_heading_row_append (row, self->note, 1);
  spec_heading_row_append (row, gap, 0);
  spec_heading_row_append (row, self->save_adapter, 0);
  spec_heading_row_append (row, self->save_aligned, 0);
  spec_heading_row_append (row, self->compare, 0);
  gtk_widget_add_css_class (heading, "kernels-buttons");
  return heading;
}

static void
spec_kernels_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_KERNELS_CARD (object)->session);
  G_OBJECT_CLASS (spec_kernels_card_parent_class)->dispose (object);
}

static void
spec_kernels_card_class_init (SpecKernelsCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_kernels_card_dispose;
}

static void
spec_kernels_card_init (SpecKernelsCard *self)
{
  spec_plot_card_init (GTK_BOX (self), actions, G_N_ELEMENTS (actions));
  gtk_widget_add_css_class (GTK_WIDGET (self), "kernels-card");
}

GtkWidget *
spec_kernels_card_new (SpecAlignSession *session)
{
  static const char *const signals[] = { "changed", "settings-changed", "notify::state" };
  SpecKernelsCard *self = g_object_new (SPEC_TYPE_KERNELS_CARD, NULL);
  GtkWidget *view = spec_kernels_view_new (session);

  self->session = g_object_ref (session);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), view);
  gtk_box_append (GTK_BOX (self), create_buttons (self));
  spec_narrow_watch (GTK_WIDGET (self), "cramped", on_cramped);
  g_object_bind_property (session, "order", self->order, "selected", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
