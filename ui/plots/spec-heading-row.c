#include "plots/spec-heading-row.h"

struct _SpecHeadingRow
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (SpecHeadingRow, spec_heading_row, GTK_TYPE_WIDGET)

static guint
get_rank (GtkWidget *child)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "spec-heading-rank"));
}

/* A child with a last rank gives its place to a longer one where that fits. */
static gboolean
belongs (GtkWidget *child, guint rank)
{
  guint last = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "spec-heading-last"));

  return gtk_widget_get_visible (child) && get_rank (child) <= rank && rank <= last;
}

/* The width of all children up to a rank with the spaces between them. */
static void
measure_up_to (SpecHeadingRow *self, guint rank, int *minimum, int *natural)
{
  *minimum = *natural = -self->spacing;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!belongs (child, rank))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum += child_minimum + self->spacing;
      *natural += child_natural + self->spacing;
    }
  *minimum = MAX (*minimum, 0);
  *natural = MAX (*natural, *minimum);
}

static guint
get_highest_rank (SpecHeadingRow *self)
{
  guint highest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    highest = MAX (highest, get_rank (child));
  return highest;
}

static void
spec_heading_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  SpecHeadingRow *self = SPEC_HEADING_ROW (widget);
  int ignored;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_up_to (self, 0, minimum, &ignored);
      measure_up_to (self, get_highest_rank (self), &ignored, natural);
      *natural = MAX (*natural, *minimum); /* a letter may be wider than the name it stands for */
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/* The children that get room, their minimal and natural sizes; what is left out is unmapped. */
static GArray *
choose_children (SpecHeadingRow *self, int width)
{
  GArray *sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));
  guint rank = get_highest_rank (self);
  int minimum, natural;

  for (measure_up_to (self, rank, &minimum, &natural); rank > 0 && minimum > width; rank--)
    measure_up_to (self, rank - 1, &minimum, &natural);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };
      gboolean shown = belongs (child, rank);

      gtk_widget_set_child_visible (child, shown);
      if (!shown)
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size, &size.natural_size, NULL, NULL);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

static void
spec_heading_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecHeadingRow *self = SPEC_HEADING_ROW (widget);
  g_autoptr (GArray) array = choose_children (self, width);
  GtkRequestedSize *sizes = (GtkRequestedSize *) (void *) array->data;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int rest = width - self->spacing * MAX ((int) array->len - 1, 0), x = 0;

  for (guint i = 0; i < array->len; i++)
    rest -= sizes[i].minimum_size;
  rest = gtk_distribute_natural_allocation (MAX (rest, 0), array->len, sizes);
  for (guint i = 0; i < array->len; i++)
    {
      int size = sizes[i].minimum_size + (gtk_widget_get_hexpand (sizes[i].data) ? rest : 0);
      GtkAllocation place = { mirrored ? width - x - size : x, 0, size, height };

      gtk_widget_size_allocate (sizes[i].data, &place, -1);
      x += size + self->spacing;
    }
}

static void
spec_heading_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spec_heading_row_parent_class)->dispose (object);
}

static void
spec_heading_row_class_init (SpecHeadingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_heading_row_dispose;
  widget_class->measure = spec_heading_row_measure;
  widget_class->size_allocate = spec_heading_row_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_heading_row_init (SpecHeadingRow *self)
{
}

GtkWidget *
spec_heading_row_new (int spacing)
{
  SpecHeadingRow *self = g_object_new (SPEC_TYPE_HEADING_ROW, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
spec_heading_row_append (SpecHeadingRow *self, GtkWidget *child, guint rank)
{
  spec_heading_row_append_between (self, child, rank, G_MAXUINT);
}

void
spec_heading_row_append_between (SpecHeadingRow *self, GtkWidget *child, guint rank, guint last)
{
  g_return_if_fail (SPEC_IS_HEADING_ROW (self));
  g_return_if_fail (rank <= last);

  g_object_set_data (G_OBJECT (child), "spec-heading-rank", GUINT_TO_POINTER (rank));
  g_object_set_data (G_OBJECT (child), "spec-heading-last", GUINT_TO_POINTER (last));
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
