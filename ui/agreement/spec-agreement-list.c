#include "agreement/spec-agreement-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agreement/spec-agreement-model.h"
#include "agreement/spec-agreement-row.h"
#include "plots/spec-narrow.h"
#include "widgets/spec-tab-stop.h"

struct _SpecAgreementList
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *title, *order, *view;

  /* owned */
  SpecAgreementSession *session;
  SpecAgreementModel *model;
  GtkSingleSelection *selection;

  const SpecAgreement *shown; /* only compared */
  double *jaccards;           /* of it, the same */
  SpecSamples *samples;       /* the same */
  gboolean following;         /* the selection is being moved, not moving */
};

G_DEFINE_FINAL_TYPE (SpecAgreementList, spec_agreement_list, GTK_TYPE_BOX)

static gboolean
is_descending (SpecAgreementList *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)) == 1;
}

static void
scroll_to (SpecAgreementList *self, guint position)
{
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/* The list shows where the sample shown in detail stands. */
static void
follow_selected (SpecAgreementList *self, gboolean scroll)
{
  guint position = spec_agreement_model_find (self->model, spec_agreement_session_get_selected (self->session));

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (scroll && position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

static void
fill (SpecAgreementList *self)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (self->session);

  self->following = TRUE;
  spec_agreement_model_show (self->model, agreement, spec_agreement_session_get_samples (self->session),
                             spec_agreement_session_get_filter (self->session), is_descending (self));
  self->following = FALSE;
  follow_selected (self, FALSE);
  if (spec_agreement_session_get_selected (self->session) < 0 && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    {
      g_autoptr (SpecSampleItem) first = g_list_model_get_item (G_LIST_MODEL (self->model), 0);

      spec_agreement_session_select (self->session, spec_sample_item_get_index (first));
    }
}

/* Only another k, other neighbours or other samples make another list. */
static void
on_changed (SpecAgreementList *self)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (self->session);
  SpecSamples *samples = spec_agreement_session_get_samples (self->session);
  const SpecAgreement *before = self->shown;
  gboolean same = agreement != NULL && before != NULL && samples == self->samples
                  && self->jaccards != NULL && agreement->samples == g_list_model_get_n_items (G_LIST_MODEL (self->model))
                  && memcmp (agreement->jaccards, self->jaccards, agreement->samples * sizeof (double)) == 0;

  if (agreement == before && samples == self->samples)
    return;
  self->shown = agreement;
  self->samples = samples;
  g_clear_pointer (&self->jaccards, g_free);
  if (agreement != NULL && agreement->jaccards != NULL)
    self->jaccards = g_memdup2 (agreement->jaccards, agreement->samples * sizeof (double));
  if (!same)
    fill (self);
}

static void
on_order (SpecAgreementList *self)
{
  gtk_label_set_text (GTK_LABEL (self->title), is_descending (self) ? _ ("Most agreement") : _ ("Least agreement"));
  fill (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    scroll_to (self, 0);
}

static void
on_selected (SpecAgreementList *self)
{
  SpecSampleItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && item != NULL)
    spec_agreement_session_select (self->session, spec_sample_item_get_index (item));
}

static void
on_session_selected (SpecAgreementList *self)
{
  SpecSampleItem *item = gtk_single_selection_get_selected_item (self->selection);
  gint64 row = spec_agreement_session_get_selected (self->session);

  if (item == NULL || spec_sample_item_get_index (item) != row)
    follow_selected (self, TRUE);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, spec_agreement_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  spec_agreement_row_set_item (SPEC_AGREEMENT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  spec_agreement_row_set_item (SPEC_AGREEMENT_ROW (gtk_list_item_get_child (item)), NULL);
}

/* A large text has the order under the title. */
static void
on_cramped (GtkWidget *heading, gboolean cramped)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (heading), cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (heading), cramped ? 2 : 7);
}

static GtkWidget *
create_heading (SpecAgreementList *self)
{
  const char *orders[] = { _ ("Lowest first"), _ ("Highest first"), NULL };
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  self->title = gtk_label_new (_ ("Least agreement"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->order = gtk_drop_down_new_from_strings (orders);
  gtk_widget_set_valign (self->order, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->order, "compact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order"), -1);
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_box_append (GTK_BOX (heading), self->title);
  gtk_box_append (GTK_BOX (heading), self->order);
  spec_narrow_watch (heading, "cramped", on_cramped);
  return heading;
}

static GtkWidget *
create_view (SpecAgreementList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *stop;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "agreement-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Samples by agreement"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  stop = spec_tab_stop_new (scroller);
  gtk_widget_set_vexpand (stop, TRUE);
  return stop;
}

static void
spec_agreement_list_dispose (GObject *object)
{
  SpecAgreementList *self = SPEC_AGREEMENT_LIST (object);

  g_clear_pointer (&self->jaccards, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_agreement_list_parent_class)->dispose (object);
}

static void
spec_agreement_list_class_init (SpecAgreementListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_agreement_list_dispose;
}

static void
spec_agreement_list_init (SpecAgreementList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->model = spec_agreement_model_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

GtkWidget *
spec_agreement_list_new (SpecAgreementSession *session)
{
  SpecAgreementList *self = g_object_new (SPEC_TYPE_AGREEMENT_LIST, NULL);

  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), create_view (self));
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (on_order), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selected", G_CALLBACK (on_session_selected), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}

GListModel *
spec_agreement_list_get_model (SpecAgreementList *self)
{
  return G_LIST_MODEL (self->model);
}
