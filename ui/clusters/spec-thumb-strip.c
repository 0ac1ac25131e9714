#include "clusters/spec-thumb-strip.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-thumb.h"

#define SIDE 42
#define SMALL_SIDE 36 /* rather smaller thumbs than an empty end */
#define MIN_SIDE 32   /* where even three are too wide */
#define GAP 3
#define MIN_THUMBS 3
#define NATURAL_THUMBS 5
#define MAX_THUMBS 12

struct _SpecThumbStrip
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *thumbs[MAX_THUMBS];
  GtkWidget *words; /* instead of pictures */

  guint filled; /* thumbs that have a picture to show */
  guint shown;  /* those there is room for */
};

G_DEFINE_FINAL_TYPE (SpecThumbStrip, spec_thumb_strip, GTK_TYPE_WIDGET)

static int
get_width_of (int count, int side)
{
  return count * (side + GAP) - GAP;
}

/* Words take two lines, however large they are. */
static int
get_words_height (SpecThumbStrip *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->words);
  PangoFontMetrics *metrics;
  int height;

  if (!gtk_widget_get_visible (self->words))
    return 0;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  height = PANGO_PIXELS_CEIL (2 * pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);

  return height;
}

static void
spec_thumb_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  int words = get_words_height (SPEC_THUMB_STRIP (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? get_width_of (MIN_THUMBS, MIN_SIDE) : MAX (SMALL_SIDE, words);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? get_width_of (NATURAL_THUMBS, SIDE) : MAX (SIDE, words);
}

static void
spec_thumb_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecThumbStrip *self = SPEC_THUMB_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int room = CLAMP ((width + GAP) / (SMALL_SIDE + GAP), MIN_THUMBS, MAX_THUMBS);
  int side = CLAMP ((width + GAP) / room - GAP, MIN_SIDE, MIN (SIDE, height));

  self->shown = MIN ((guint) room, self->filled);
  for (guint i = 0; i < MAX_THUMBS; i++)
    {
      GtkAllocation place = { (int) i * (side + GAP), (height - side) / 2, side, side };
      int unused;

      if (mirrored)
        place.x = width - place.x - side;
      gtk_widget_set_child_visible (self->thumbs[i], i < self->shown);
      gtk_widget_measure (self->thumbs[i], GTK_ORIENTATION_HORIZONTAL, -1, &unused, NULL, NULL, NULL);
      if (i < self->shown)
        gtk_widget_size_allocate (self->thumbs[i], &place, -1);
    }
  if (gtk_widget_get_visible (self->words))
    gtk_widget_size_allocate (self->words, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
spec_thumb_strip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spec_thumb_strip_parent_class)->dispose (object);
}

static void
spec_thumb_strip_class_init (SpecThumbStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_thumb_strip_dispose;
  widget_class->measure = spec_thumb_strip_measure;
  widget_class->size_allocate = spec_thumb_strip_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "thumbstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
spec_thumb_strip_init (SpecThumbStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < MAX_THUMBS; i++)
    {
      self->thumbs[i] = spec_thumb_new (SIDE);
      gtk_widget_set_parent (self->thumbs[i], widget);
    }
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->words), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "small");
  gtk_widget_add_css_class (self->words, "dim");
  gtk_widget_set_visible (self->words, FALSE);
  gtk_widget_set_parent (self->words, widget);
}

GtkWidget *
spec_thumb_strip_new (void)
{
  return g_object_new (SPEC_TYPE_THUMB_STRIP, NULL);
}

static char *
describe_rows (SpecSamples *samples, const guint32 *rows, gsize count)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < MIN (count, (gsize) MAX_THUMBS); i++)
    {
      const char *words = samples != NULL ? spec_samples_get_text (samples, rows[i]) : NULL;

      if (i > 0)
        g_string_append (text, words != NULL ? " · " : ", ");
      if (words != NULL)
        g_string_append (text, words);
      else
        g_string_append_printf (text, i == 0 ? _ ("row %u") : "%u", rows[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
spec_thumb_strip_set_rows (SpecThumbStrip *self, SpecSamples *samples, const guint32 *rows, gsize count)
{
  gboolean pictures = samples != NULL && spec_samples_get_kind (samples) == SPEC_SAMPLES_IMAGES;
  guint filled = pictures ? (guint) MIN (count, (gsize) MAX_THUMBS) : 0;

  for (guint i = 0; i < MAX_THUMBS; i++)
    spec_thumb_set_path (SPEC_THUMB (self->thumbs[i]), i < filled ? spec_samples_get_path (samples, rows[i]) : NULL, TRUE);
  if (!pictures)
    {
      g_autofree char *text = describe_rows (samples, rows, count);

      gtk_label_set_text (GTK_LABEL (self->words), text);
    }
  gtk_widget_set_visible (self->words, !pictures);
  if (self->filled != filled)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->filled = filled;
}

guint
spec_thumb_strip_get_shown (SpecThumbStrip *self)
{
  return self->shown;
}
