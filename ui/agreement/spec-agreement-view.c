#include "agreement/spec-agreement-view.h"

#include "agreement/spec-agreement-curve-card.h"
#include "agreement/spec-agreement-detail.h"
#include "agreement/spec-agreement-list.h"
#include "agreement/spec-measures-table.h"
#include "window/spec-paned-escape.h"
#include "widgets/spec-text-scale.h"

/* How the room is shared until a person moves a handle (agreement.png). */
#define PLOTS_SHARE 0.385
#define PLOTS_LEAST 230
#define PLOTS_MOST 330
#define CURVE_SHARE 0.508
#define LIST_SHARE 0.298
#define LIST_LEAST 236
#define LIST_MOST 360
#define LIST_TEXT 0.5 /* of a larger text goes to a wider list */

struct _SpecAgreementView
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *rows, *plots, *samples;

  /* owned */
  SpecAgreementSession *session;

  int width, height; /* that the shares were taken of */
  guint idle;
};

G_DEFINE_FINAL_TYPE (SpecAgreementView, spec_agreement_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_paned (GtkOrientation orientation, GtkWidget *start, GtkWidget *end)
{
  GtkWidget *paned = gtk_paned_new (orientation);

  gtk_widget_add_css_class (paned, "gap");
  gtk_paned_set_start_child (GTK_PANED (paned), start);
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  spec_paned_pass_escape (GTK_PANED (paned));
  return paned;
}

static gboolean
on_idle (gpointer data)
{
  SpecAgreementView *self = data;
  int least = (int) (LIST_LEAST * (1 + LIST_TEXT * (spec_text_scale_get (GTK_WIDGET (self)) - 1)));

  self->idle = 0;
  gtk_paned_set_position (GTK_PANED (self->rows), CLAMP ((int) (self->height * PLOTS_SHARE), PLOTS_LEAST, PLOTS_MOST));
  gtk_paned_set_position (GTK_PANED (self->plots), (int) (self->width * CURVE_SHARE));
  gtk_paned_set_position (GTK_PANED (self->samples), CLAMP ((int) (self->width * LIST_SHARE), least, MAX (least, LIST_MOST)));
  return G_SOURCE_REMOVE;
}

/* A window that was made another size shares its room anew; never within the allocation. */
static void
spec_agreement_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecAgreementView *self = SPEC_AGREEMENT_VIEW (widget);

  gtk_widget_allocate (self->rows, width, height, baseline, NULL);
  if (ABS (width - self->width) < 24 && ABS (height - self->height) < 24)
    return;
  self->width = width;
  self->height = height;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
spec_agreement_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (SPEC_AGREEMENT_VIEW (widget)->rows, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
spec_agreement_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (spec_agreement_view_parent_class)->map (widget);
  spec_agreement_session_set_visible (SPEC_AGREEMENT_VIEW (widget)->session, TRUE);
}

/* What runs goes on: the answer is there when the view is shown again. */
static void
spec_agreement_view_unmap (GtkWidget *widget)
{
  spec_agreement_session_set_visible (SPEC_AGREEMENT_VIEW (widget)->session, FALSE);
  GTK_WIDGET_CLASS (spec_agreement_view_parent_class)->unmap (widget);
}

static void
spec_agreement_view_dispose (GObject *object)
{
  SpecAgreementView *self = SPEC_AGREEMENT_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_agreement_view_parent_class)->dispose (object);
}

static void
spec_agreement_view_class_init (SpecAgreementViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_agreement_view_dispose;
  widget_class->measure = spec_agreement_view_measure;
  widget_class->size_allocate = spec_agreement_view_size_allocate;
  widget_class->map = spec_agreement_view_map;
  widget_class->unmap = spec_agreement_view_unmap;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_agreement_view_init (SpecAgreementView *self)
{
}

GtkWidget *
spec_agreement_view_new (SpecAgreementSession *session)
{
  SpecAgreementView *self = g_object_new (SPEC_TYPE_AGREEMENT_VIEW, NULL);

  self->session = g_object_ref (session);
  self->plots = make_paned (GTK_ORIENTATION_HORIZONTAL, spec_agreement_curve_card_new (session),
                            spec_measures_table_new (session));
  self->samples = make_paned (GTK_ORIENTATION_HORIZONTAL, spec_agreement_list_new (session),
                              spec_agreement_detail_new (session));
  self->rows = make_paned (GTK_ORIENTATION_VERTICAL, self->plots, self->samples);
  gtk_widget_add_css_class (self->rows, "explore");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

SpecAgreementSession *
spec_agreement_view_get_session (SpecAgreementView *self)
{
  g_return_val_if_fail (SPEC_IS_AGREEMENT_VIEW (self), NULL);

  return self->session;
}
