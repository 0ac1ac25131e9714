#include "agreement/spec-agreement-detail.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-neighbour-section.h"
#include "agreement/spec-sample-facts.h"
#include "model/spec-sample-item.h"
#include "plots/spec-narrow.h"
#include "widgets/spec-fit-label.h"
#include "widgets/spec-more-button.h"
#include "widgets/spec-tooltip.h"

#define TITLE_CHARS 14

struct _SpecAgreementDetail
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *title, *common, *tick, *facts, *body;
  GtkWidget *sections[2]; /* by SpecSide */

  /* owned */
  SpecAgreementSession *session;

  const SpecAgreement *shown; /* only compared */
  gint64 row;
};

G_DEFINE_FINAL_TYPE (SpecAgreementDetail, spec_agreement_detail, GTK_TYPE_BOX)

/* With m of k in common the Jaccard index is m / (2 k - m). */
static guint
get_common (const SpecAgreement *agreement, gsize row, guint *k)
{
  double jaccard = agreement->jaccards[row];

  *k = (guint) agreement->levels[agreement->level_count - 1].k;
  return (guint) (2 * (double) *k * jaccard / (1 + jaccard) + 0.5);
}

static void
update_heading (SpecAgreementDetail *self, const SpecAgreement *agreement, gsize row)
{
  g_autoptr (SpecSampleItem) item
      = spec_sample_item_new (spec_agreement_session_get_samples (self->session), (guint32) row, 1, 0);
  const char *text = spec_sample_item_get_path (item) == NULL ? spec_sample_item_get_text (item) : NULL;
  g_autofree char *caption = text != NULL ? g_strdup (text) : spec_sample_item_dup_caption (item);
  guint k, common = get_common (agreement, row, &k);
  g_autofree char *words = g_strdup_printf (
      common > 0 ? ngettext ("%'u of %'u neighbour in common, marked", "%'u of %'u neighbours in common, marked", k)
                 : ngettext ("%'u of %'u neighbour in common", "%'u of %'u neighbours in common", k),
      common, k);
  /* Translators: 3 of 20 neighbours are the same in X and Y; where the whole sentence finds no room */
  g_autofree char *brief = g_strdup_printf (_ ("%'u of %'u in common"), common, k);

  gtk_label_set_text (GTK_LABEL (self->title), caption);
  gtk_label_set_width_chars (GTK_LABEL (self->title), MIN ((int) g_utf8_strlen (caption, -1), TITLE_CHARS)); /* a label stays whole */
  spec_tooltip_set (self->title, caption);
  spec_fit_label_set (SPEC_FIT_LABEL (self->common), words, brief);
  spec_tooltip_set (self->common, words);
  gtk_widget_set_visible (self->tick, common > 0);
}

static void
update (SpecAgreementDetail *self)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (self->session);
  gint64 row = spec_agreement_session_get_selected (self->session);
  gboolean there = agreement != NULL && agreement->jaccards != NULL && row >= 0 && row < (gint64) agreement->samples;

  gtk_widget_set_visible (self->body, there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.show-on-map", there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.copy", there);
  self->shown = agreement;
  self->row = row;
  if (!there)
    {
      gtk_label_set_text (GTK_LABEL (self->title), _ ("Neighbours of a sample"));
      spec_fit_label_set (SPEC_FIT_LABEL (self->common), "", "");
      gtk_widget_set_visible (self->tick, FALSE);
      return;
    }
  update_heading (self, agreement, (gsize) row);
  spec_sample_facts_update (self->facts);
  for (guint side = 0; side < 2; side++)
    spec_neighbour_section_update (self->sections[side]);
}

static void
on_changed (SpecAgreementDetail *self)
{
  if (self->shown != spec_agreement_session_get_agreement (self->session))
    update (self);
}

static void
on_selected (SpecAgreementDetail *self)
{
  if (self->row != spec_agreement_session_get_selected (self->session))
    update (self);
}

/* The map shows what is selected. */
static void
show_on_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecAgreementDetail *self = SPEC_AGREEMENT_DETAIL (widget);
  SpecSession *session = spec_agreement_session_get_session (self->session);
  guint32 row = (guint32) spec_agreement_session_get_selected (self->session);

  spec_selection_replace (spec_session_get_selection (session), &row, 1);
  gtk_widget_activate_action (widget, "win.view", "s", "map");
}

/* The sample and its neighbours, as a table of rows and files. */
static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecAgreementDetail *self = SPEC_AGREEMENT_DETAIL (widget);
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (self->session);
  SpecSamples *samples = spec_agreement_session_get_samples (self->session);
  gsize k = agreement->levels[agreement->level_count - 1].k;
  GString *text = g_string_new ("rank\trow in X\tin X\trow in Y\tin Y\n");
  g_autofree char *copied = NULL;

  for (gsize i = 0; i < k; i++)
    {
      g_string_append_printf (text, "%zu", i + 1);
      for (guint side = 0; side < 2; side++)
        {
          guint32 row = spec_neighbours_get (agreement->pair->neighbours[side], (gsize) self->row)[i];
          const char *path = samples != NULL ? spec_samples_get_path (samples, row) : NULL;

          g_string_append_printf (text, "\t%u\t%s", row, path != NULL ? path : "");
        }
      g_string_append_c (text, '\n');
    }
  copied = g_string_free (text, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), copied);
  g_signal_emit_by_name (spec_agreement_session_get_session (self->session), "message", _ ("Neighbours copied"));
}

static GtkWidget *
create_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Copy Neighbours as Table"), "detail.copy");
  g_menu_append (menu, _ ("Show on _Map"), "detail.show-on-map");
  return spec_more_button_new (G_MENU_MODEL (menu));
}

/* The menu has it as well. */
static void
on_cramped (GtkWidget *button, gboolean cramped)
{
  gtk_widget_set_visible (button, !cramped);
}

static GtkWidget *
create_heading (SpecAgreementDetail *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *map = gtk_button_new_with_label (_ ("Show on Map"));

  self->title = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "heading");
  self->common = spec_fit_label_new (0);
  gtk_widget_add_css_class (self->common, "caption");
  gtk_widget_add_css_class (self->common, "dim");
  self->tick = gtk_image_new_from_icon_name ("spec-check-symbolic");
  gtk_widget_add_css_class (self->tick, "shared-tick");
  gtk_widget_add_css_class (self->tick, "inline");
  gtk_widget_set_valign (self->tick, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->tick, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->tick, FALSE);
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (map), "detail.show-on-map");
  gtk_widget_add_css_class (map, "compact");
  gtk_widget_set_valign (map, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (heading), self->title);
  gtk_box_append (GTK_BOX (heading), self->common);
  gtk_box_append (GTK_BOX (heading), self->tick);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (heading), space);
  gtk_box_append (GTK_BOX (heading), map);
  spec_narrow_watch (map, "cramped", on_cramped);
  gtk_box_append (GTK_BOX (heading), create_menu ());
  return heading;
}

static void
spec_agreement_detail_dispose (GObject *object)
{
  g_clear_object (&SPEC_AGREEMENT_DETAIL (object)->session);
  G_OBJECT_CLASS (spec_agreement_detail_parent_class)->dispose (object);
}

static void
spec_agreement_detail_class_init (SpecAgreementDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_agreement_detail_dispose;
  gtk_widget_class_install_action (widget_class, "detail.show-on-map", NULL, show_on_map);
  gtk_widget_class_install_action (widget_class, "detail.copy", NULL, copy);
}

static void
spec_agreement_detail_init (SpecAgreementDetail *self)
{
  self->row = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "agreement-detail");
}

/* Large text in a small window leaves too little height for all. */
static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

GtkWidget *
spec_agreement_detail_new (SpecAgreementSession *session)
{
  SpecAgreementDetail *self = g_object_new (SPEC_TYPE_AGREEMENT_DETAIL, NULL);
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  gtk_widget_add_css_class (self->body, "agreement-body");
  self->facts = spec_sample_facts_new (session);
  gtk_box_append (GTK_BOX (self->body), self->facts);
  for (guint side = 0; side < 2; side++)
    {
      self->sections[side] = spec_neighbour_section_new (session, side);
      gtk_box_append (GTK_BOX (sections), self->sections[side]);
    }
  gtk_box_set_homogeneous (GTK_BOX (sections), TRUE);
  gtk_widget_set_hexpand (sections, TRUE);
  gtk_box_append (GTK_BOX (self->body), sections);
  gtk_box_append (GTK_BOX (self), create_scroller (self->body));
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
