#include "layout-check.h"

#include <math.h>
#include <string.h>

#include "widget-probe.h"

#define SLACK 1.5 /* pixels, of rounding */
#define MOST_FRAMES 60

typedef struct
{
  GtkWidget *label;
  graphene_rect_t text; /* where its letters are, in the root's coordinates */
} Text;

/* What it scrolls is larger than itself by intention. */
static gboolean
scrolls (GtkWidget *widget)
{
  return GTK_IS_VIEWPORT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_SCROLLABLE (widget) || GTK_IS_TEXT (widget);
}

static void
tell (GtkWidget *label, const char *what, GtkWidget *other)
{
  GtkWidget *parent = gtk_widget_get_parent (label);

  g_test_message ("“%s” in %s in %s: %s %s%s", gtk_label_get_text (GTK_LABEL (label)), G_OBJECT_TYPE_NAME (parent),
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (parent)), what, other != NULL ? G_OBJECT_TYPE_NAME (other) : "",
                  other != NULL && GTK_IS_LABEL (other) ? gtk_label_get_text (GTK_LABEL (other)) : "");
}

static gboolean
contains (GtkWidget *widget, GtkWidget *ancestor, const graphene_rect_t *place)
{
  graphene_rect_t frame;

  return !gtk_widget_compute_bounds (widget, ancestor, &frame)
         || (place->origin.x >= frame.origin.x - SLACK && place->origin.y >= frame.origin.y - SLACK
             && place->origin.x + place->size.width <= frame.origin.x + frame.size.width + SLACK
             && place->origin.y + place->size.height <= frame.origin.y + frame.size.height + SLACK);
}

/* The letters, not the room of the label. */
static gboolean
get_text_place (GtkWidget *label, GtkWidget *root, graphene_rect_t *place)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  PangoRectangle logical;
  graphene_rect_t bounds;
  int x, y;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (logical.width == 0 || !gtk_widget_compute_bounds (label, root, &bounds))
    return FALSE;
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  *place = GRAPHENE_RECT_INIT (bounds.origin.x + x + logical.x, bounds.origin.y + y + logical.y, logical.width, logical.height);

  return TRUE;
}

static gboolean
has_class (GtkWidget *widget, const char *const *classes)
{
  for (; *classes != NULL; classes++)
    if (gtk_widget_has_css_class (widget, *classes))
      return TRUE;

  return FALSE;
}

/* What the user's files are called: the tests give them names with an underscore, which no words of the program's have. */
static gboolean
tells_file (GtkWidget *label)
{
  return strchr (gtk_label_get_text (GTK_LABEL (label)), '_') != NULL;
}

/* The name of a file may be cut, if something of it is left and it is no title of a card; the program's own words never. */
static const char *
judge_cut (GtkWidget *label)
{
  static const char *const titles[] = { "heading", "title", NULL };
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  int least = 2 * gtk_widget_get_height (label); /* about four letters */

  if (!pango_layout_is_ellipsized (layout) || gtk_label_get_lines (GTK_LABEL (label)) > 1) /* the beginning of a text or a list */
    return NULL;
  if (!tells_file (label))
    return "cut";
  if (has_class (label, titles))
    return "a title that is cut";

  return gtk_widget_get_width (label) < least ? "cut to almost nothing" : NULL;
}

/* Returns: (nullable): the frame it goes beyond; what a scrolled window hides is in @hidden. */
static GtkWidget *
find_exceeded (GtkWidget *label, GtkWidget *root, const graphene_rect_t *text, gboolean *hidden)
{
  GtkWidget *exceeded = NULL;

  for (GtkWidget *frame = label; frame != NULL; frame = gtk_widget_get_parent (frame))
    {
      if (scrolls (frame))
        {
          *hidden = *hidden || !contains (frame, root, text);
          return *hidden ? NULL : exceeded;
        }
      if (exceeded == NULL && !contains (frame, root, text))
        exceeded = frame;
      if (frame == root)
        break;
    }

  return exceeded;
}

static guint
judge_label (GtkWidget *label, GtkWidget *root, GArray *texts)
{
  Text text = { .label = label };
  GtkWidget *exceeded;
  gboolean hidden = FALSE;

  if (!get_text_place (label, root, &text.text))
    return 0;
  exceeded = find_exceeded (label, root, &text.text, &hidden);
  if (hidden)
    return 0;
  g_array_append_val (texts, text);
  if (judge_cut (label) != NULL)
    {
      tell (label, judge_cut (label), NULL);
      return 1;
    }
  if (exceeded == NULL)
    return 0;
  tell (label, "goes beyond", exceeded);

  return 1;
}

static guint
judge (GtkWidget *widget, GtkWidget *root, GArray *texts)
{
  guint count = 0;

  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && widget != root))
    return 0;
  if (GTK_IS_LABEL (widget))
    return judge_label (widget, root, texts);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += judge (child, root, texts);

  return count;
}

/* The big picture lies over the grid, a toast over all. */
static gboolean
is_laid_over (GtkWidget *a, GtkWidget *b)
{
  GtkWidget *common = gtk_widget_get_ancestor (a, GTK_TYPE_OVERLAY);

  while (common != NULL && !gtk_widget_is_ancestor (b, common))
    common = gtk_widget_get_ancestor (gtk_widget_get_parent (common), GTK_TYPE_OVERLAY);
  for (; common != NULL; common = gtk_widget_get_ancestor (gtk_widget_get_parent (common), GTK_TYPE_OVERLAY))
    {
      GtkWidget *child = gtk_overlay_get_child (GTK_OVERLAY (common));

      if (child != NULL && gtk_widget_is_ancestor (a, child) != gtk_widget_is_ancestor (b, child))
        return TRUE;
    }

  return FALSE;
}

static guint
count_overlaps (GArray *texts)
{
  guint count = 0;

  for (guint i = 0; i < texts->len; i++)
    for (guint j = i + 1; j < texts->len; j++)
      {
        const Text *a = &g_array_index (texts, Text, i), *b = &g_array_index (texts, Text, j);
        graphene_rect_t both;

        if (!graphene_rect_intersection (&a->text, &b->text, &both) || both.size.width <= SLACK || both.size.height <= 2 * SLACK
            || is_laid_over (a->label, b->label))
          continue;
        tell (a->label, "under", b->label);
        count++;
      }

  return count;
}

guint
layout_check_count_faults (GtkWidget *root)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Text));
  guint faults = judge (root, root, texts);

  g_assert_cmpuint (texts->len, >, 0);
  return faults + count_overlaps (texts);
}

static int
get_least (GtkWidget *widget, GtkOrientation orientation)
{
  int least;

  gtk_widget_measure (widget, orientation, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The branch that asks for so much. */
static void
tell_wide (GtkWidget *widget, GtkOrientation orientation, guint depth)
{
  GtkWidget *largest = NULL;

  g_test_message ("%*s%s asks for %d", 2 * depth, "", G_OBJECT_TYPE_NAME (widget), get_least (widget, orientation));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && gtk_widget_get_mapped (child)
        && (largest == NULL || get_least (child, orientation) > get_least (largest, orientation)))
      largest = child;
  if (largest != NULL)
    tell_wide (largest, orientation, depth + 1);
}

gboolean
layout_check_fits (GtkWidget *root, int width, int height)
{
  const int most[] = { [GTK_ORIENTATION_HORIZONTAL] = width, [GTK_ORIENTATION_VERTICAL] = height };
  gboolean fits = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (most); i++)
    if (get_least (root, i) > most[i])
      {
        tell_wide (root, i, 0);
        fits = FALSE;
      }

  return fits;
}

guint
layout_check_at_rest (GtkWidget *root, int width, int height)
{
  guint faults = 1;

  for (guint frame = 0; faults > 0 && frame < MOST_FRAMES; frame++)
    {
      widget_probe_draw (root);
      faults = layout_check_count_faults (root) + !layout_check_fits (root, width, height);
    }
  return faults;
}
