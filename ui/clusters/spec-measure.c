#include "clusters/spec-measure.h"

#include <math.h>

#include "clusters/spec-value-bar.h"
#include "widgets/spec-tooltip.h"

#define MAX_NAME_CHARS 7
#define LETTERS_WIDTH 112
#define NAMES_WIDTH 140

struct _SpecMeasure
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *value;
  GtkWidget *note;
  GtkWidget *sides; /* GtkGrid: name, bar, number for X and for Y */
  GtkWidget *names[2];
  GtkWidget *bars[2];
  GtkWidget *numbers[2];

  /* owned */
  char *explanation;
};

G_DEFINE_FINAL_TYPE (SpecMeasure, spec_measure, GTK_TYPE_BOX)

static void
spec_measure_finalize (GObject *object)
{
  g_free (SPEC_MEASURE (object)->explanation);
  G_OBJECT_CLASS (spec_measure_parent_class)->finalize (object);
}

static void
spec_measure_class_init (SpecMeasureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_measure_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "measure");
}

static GtkWidget *
add_line (SpecMeasure *self, const char *first_class, const char *second_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
add_side (SpecMeasure *self, int side)
{
  const char *color = side == 0 ? "cx" : "cy";

  self->names[side] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->names[side]), 0);
  gtk_widget_add_css_class (self->names[side], "small");
  gtk_widget_add_css_class (self->names[side], "bold");
  gtk_widget_add_css_class (self->names[side], color);
  self->bars[side] = spec_value_bar_new ();
  gtk_widget_set_hexpand (self->bars[side], TRUE);
  gtk_widget_set_valign (self->bars[side], GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->bars[side], "trough");
  gtk_widget_add_css_class (self->bars[side], color);
  self->numbers[side] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->numbers[side]), 1);
  gtk_label_set_width_chars (GTK_LABEL (self->numbers[side]), 4);
  gtk_widget_add_css_class (self->numbers[side], "caption");
  gtk_widget_add_css_class (self->numbers[side], "bold");
  gtk_grid_attach (GTK_GRID (self->sides), self->names[side], 0, side, 1, 1);
  gtk_grid_attach (GTK_GRID (self->sides), self->bars[side], 1, side, 1, 1);
  gtk_grid_attach (GTK_GRID (self->sides), self->numbers[side], 2, side, 1, 1);
}

static void
spec_measure_init (SpecMeasure *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
spec_measure_new (const char *title, const char *explanation)
{
  SpecMeasure *self = g_object_new (SPEC_TYPE_MEASURE, NULL);

  gtk_label_set_text (GTK_LABEL (add_line (self, "small", "dim")), title);
  self->value = add_line (self, "title", NULL);
  self->note = add_line (self, "small", "dim");
  self->sides = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->sides), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->sides), 1);
  for (int side = 0; side < 2; side++)
    add_side (self, side);
  gtk_box_append (GTK_BOX (self), self->sides);
  self->explanation = g_strdup (explanation);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), explanation);
  spec_measure_clear (self);
  return GTK_WIDGET (self);
}

static void
set_shown (SpecMeasure *self, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

void
spec_measure_clear (SpecMeasure *self)
{
  set_shown (self, FALSE);
}

void
spec_measure_set_value (SpecMeasure *self, const char *value, const char *note)
{
  set_shown (self, TRUE);
  gtk_widget_set_visible (self->sides, FALSE);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->note), note);
}

/* ".71", "−.03", "1.00": a share needs no nought before its point. */
static char *
format_share (double value)
{
  g_autofree char *digits = g_strdup_printf ("%.2f", fabs (value));

  if (isnan (value))
    return g_strdup ("…");
  return g_strconcat (value < -0.005 ? "\u2212" : "", digits + (*digits == '0' ? 1 : 0), NULL);
}

void
spec_measure_set_sides (SpecMeasure *self, const char *const names[2], const double values[2], const double *marks)
{
  const char *const letters[2] = { "X", "Y" };
  gboolean brief = g_utf8_strlen (names[0], -1) > MAX_NAME_CHARS || g_utf8_strlen (names[1], -1) > MAX_NAME_CHARS;

  set_shown (self, TRUE);
  gtk_widget_set_size_request (self->sides, brief ? LETTERS_WIDTH : NAMES_WIDTH, -1);
  gtk_widget_set_visible (self->value, FALSE);
  gtk_widget_set_visible (self->note, FALSE);
  for (int side = 0; side < 2; side++)
    {
      g_autofree char *number = format_share (values[side]);

      gtk_label_set_text (GTK_LABEL (self->names[side]), brief ? letters[side] : names[side]);
      gtk_label_set_text (GTK_LABEL (self->numbers[side]), number);
      spec_value_bar_set_fraction (SPEC_VALUE_BAR (self->bars[side]), isnan (values[side]) ? 0 : MAX (values[side], 0));
      spec_value_bar_set_mark (SPEC_VALUE_BAR (self->bars[side]), marks != NULL ? marks[side] : NAN);
    }
}

void
spec_measure_set_detail (SpecMeasure *self, const char *detail)
{
  g_autofree char *text = detail != NULL ? g_strdup_printf ("%s\n%s", self->explanation, detail) : g_strdup (self->explanation);

  spec_tooltip_set (GTK_WIDGET (self), text);
}
