#include "paint/spec-montage-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "paint/spec-montage-text.h"
#include "paint/spec-text-shape.h"

#define HAIR 0.2 /* points around a placeholder, so that one can be told from the next */

/* One painting under way. */
typedef struct
{
  const SpecMontagePainting *painting;
  cairo_t *cr;
  PangoLayout *text; /* used again for each string */
} Brush;

typedef struct
{
  double size; /* points */
  gboolean bold, markup;
  PangoAlignment align;
  PangoEllipsizeMode ellipsize;
  guint lines; /* at most */
  SpecColor color;
  gboolean top; /* at the top of its box rather than in its middle; lines of one height */
} Type;

/* Glyph positions must not depend on the pixels of the target: no hinting of shapes or of widths. */
static PangoLayout *
make_text (cairo_t *cr)
{
  PangoLayout *text = pango_cairo_create_layout (cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango_layout_get_context (text), options);
  pango_context_set_round_glyph_positions (pango_layout_get_context (text), FALSE);
  cairo_font_options_destroy (options);
  return text;
}

static void
set_font (Brush *brush, const Type *type)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, brush->painting->style->family);
  pango_font_description_set_weight (font, type->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, type->size * PANGO_SCALE);
  pango_layout_set_font_description (brush->text, font);
  pango_font_description_free (font);
}

static void
set_string (Brush *brush, const char *string, const Type *type)
{
  set_font (brush, type);
  pango_layout_set_attributes (brush->text, NULL);
  if (type->markup)
    pango_layout_set_markup (brush->text, string, -1);
  else
    pango_layout_set_text (brush->text, string, -1);
}

/* Returns: how wide one line of it would be. */
static double
measure (Brush *brush, const char *string, const Type *type)
{
  int width;

  set_string (brush, string, type);
  pango_layout_set_width (brush->text, -1);
  pango_layout_get_size (brush->text, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* A text in a tall script must not run into the next one: fonts that are put in for missing letters have lines of other heights. */
static void
set_line_height (Brush *brush, double height)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (height * PANGO_SCALE)));
  pango_layout_set_attributes (brush->text, attributes);
  pango_attr_list_unref (attributes);
}

/* Writes within a box at the current origin: shortened with an ellipsis. */
static void
write_text (Brush *brush, const char *string, double width, double height, const Type *type)
{
  PangoLayout *text = brush->text;
  int text_height;

  set_string (brush, string, type);
  if (type->top)
    set_line_height (brush, type->size * SPEC_MONTAGE_TEXT_LINE);
  pango_layout_set_width (text, (int) ceil (width * PANGO_SCALE));
  pango_layout_set_height (text, -(int) MAX (type->lines, 1));
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (text, type->align);
  pango_layout_set_ellipsize (text, type->ellipsize);
  pango_layout_get_size (text, NULL, &text_height);
  cairo_move_to (brush->cr, 0, type->top ? 0 : (height - (double) text_height / PANGO_SCALE) / 2);
  spec_palette_set_source (brush->cr, type->color);
  pango_cairo_show_layout (brush->cr, text);
}

static void
write_in_box (Brush *brush, const char *string, const SpecMontageBox *box, const Type *type)
{
  cairo_save (brush->cr);
  cairo_translate (brush->cr, box->x, box->y);
  write_text (brush, string, box->width, box->height, type);
  cairo_restore (brush->cr);
}

/* Vector files store the picture once as it is; padding its edge would make cairo store a larger, uncompressed copy. */
static gboolean
is_vector (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG || type == CAIRO_SURFACE_TYPE_RECORDING;
}

/* Fills (cover) or fits into (contain) the box, keeping the aspect ratio. */
static void
paint_surface (Brush *brush, cairo_surface_t *surface, const SpecMontageBox *box)
{
  double width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  double across = box->width / width, down = box->height / height;
  double scale = brush->painting->style->fit == SPEC_FIT_COVER ? MAX (across, down) : MIN (across, down);

  cairo_save (brush->cr);
  if (!is_vector (brush->cr))
    cairo_set_antialias (brush->cr,
                         CAIRO_ANTIALIAS_NONE); /* each pixel is of one picture: no pale seams between them */
  cairo_rectangle (brush->cr, box->x, box->y, box->width, box->height);
  cairo_clip (brush->cr);
  cairo_translate (brush->cr, box->x + (box->width - width * scale) / 2, box->y + (box->height - height * scale) / 2);
  cairo_scale (brush->cr, scale, scale);
  cairo_set_source_surface (brush->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (brush->cr), CAIRO_FILTER_GOOD);
  if (is_vector (brush->cr))
    cairo_paint (brush->cr); /* a plain image element, that drawing programs can pick up */
  else
    {
      cairo_pattern_set_extend (cairo_get_source (brush->cr),
                                CAIRO_EXTEND_PAD); /* no seams between touching pictures */
      cairo_rectangle (brush->cr, 0, 0, width, height);
      cairo_fill (brush->cr);
    }
  cairo_restore (brush->cr);
}

/* The place of a picture that is not there: its name, and for a file that was listed, that it was not found. */
static void
paint_placeholder (Brush *brush,
                   const SpecMontageSample *sample,
                   const SpecMontageBox *box,
                   SpecMontagePictureState state)
{
  const SpecPalette *palette = brush->painting->palette;
  double size = MIN (spec_montage_style_get_small_size (brush->painting->style), box->height / 5);
  Type type = { size, FALSE, FALSE, PANGO_ALIGN_CENTER, PANGO_ELLIPSIZE_MIDDLE, 2, palette->dim, FALSE };
  SpecMontageBox inner = *box;
  g_autofree char *name = spec_montage_text_dup_file (sample);
  g_autofree char *label = sample->path != NULL ? g_strdup_printf ("%s\n%s", name, _ ("not found")) : g_strdup (name);

  spec_palette_set_source (brush->cr, palette->tile);
  cairo_rectangle (brush->cr, box->x + HAIR, box->y + HAIR, box->width - 2 * HAIR, box->height - 2 * HAIR);
  cairo_fill (brush->cr);
  if (state != SPEC_MONTAGE_MISSING)
    return;
  inner.x += box->width * 0.06;
  inner.width -= box->width * 0.12;
  write_in_box (brush, label, &inner, &type);
}

static void
paint_picture (Brush *brush, const SpecMontageSample *sample, const SpecMontageBox *box)
{
  cairo_surface_t *surface = NULL;
  SpecMontagePictureState state = spec_montage_pictures_get (brush->painting->pictures, sample->index, &surface);

  if (sample->path == NULL)
    state = SPEC_MONTAGE_MISSING; /* numbered samples: nothing will come */
  if (surface != NULL)
    paint_surface (brush, surface, box);
  else
    paint_placeholder (brush, sample, box, state);
}

static void
paint_text_sample (Brush *brush, const SpecMontageSample *sample, const SpecMontageBox *box)
{
  double em = brush->painting->style->font_size;
  Type number = { em, FALSE, FALSE, PANGO_ALIGN_RIGHT, PANGO_ELLIPSIZE_NONE, 1, brush->painting->palette->dim, TRUE };
  Type words = { em,
                 FALSE,
                 FALSE,
                 PANGO_ALIGN_LEFT,
                 PANGO_ELLIPSIZE_END,
                 box->lines,
                 brush->painting->palette->ink,
                 TRUE };
  g_autofree char *position = g_strdup_printf ("%u.", box->sample + 1);
  g_autofree char *text = spec_text_shape_dup_shortened (sample->text, brush->painting->style->text_length);
  SpecMontageBox left = *box, right = *box;

  left.width = 2.2 * em;
  left.y = right.y += 0.25 * em;
  right.x += 2.8 * em;
  right.width = MAX (box->width - 3.1 * em, 1);
  write_in_box (brush, position, &left, &number);
  write_in_box (brush, text, &right, &words);
}

static void
paint_frame (Brush *brush, const SpecMontageBox *box)
{
  spec_palette_set_source (brush->cr, brush->painting->palette->ink);
  cairo_set_line_width (brush->cr, 0.5);
  cairo_rectangle (brush->cr, box->x, box->y, box->width, box->height);
  cairo_stroke (brush->cr);
}

/* Both names must stay readable: first the type becomes smaller, then there are two lines, then the names are
 * shortened. */
static char *
dup_fitting_direction (Brush *brush, SpecDirection direction, double width, Type *type)
{
  const SpecMontagePainting *painting = brush->painting;
  gsize longest = MAX (strlen (painting->montage->name[SPEC_SIDE_X]), strlen (painting->montage->name[SPEC_SIDE_Y]));
  char *markup = spec_montage_text_dup_direction (painting->montage, direction, painting->palette, longest, " ");

  if (measure (brush, markup, type) > width)
    type->size = painting->style->font_size;
  if (measure (brush, markup, type) <= width)
    return markup;
  type->lines = 2;
  for (double needed = 2 * width; needed > width && longest > 4; needed = measure (brush, markup, type))
    {
      g_free (markup);
      markup = spec_montage_text_dup_direction (painting->montage, direction, painting->palette, longest, "\n");
      longest = MAX ((gsize) ((double) longest * CLAMP (width / measure (brush, markup, type), 0.5, 1)), 5) - 1;
    }
  return markup;
}

/* Read from bottom to top, along the whole height of its direction. */
static void
paint_row_title (Brush *brush, SpecDirection direction, const SpecMontageBox *box)
{
  Type type = { spec_montage_style_get_title_size (brush->painting->style),
                TRUE,
                TRUE,
                PANGO_ALIGN_CENTER,
                PANGO_ELLIPSIZE_MIDDLE,
                1,
                brush->painting->palette->ink,
                FALSE };
  g_autofree char *markup = dup_fitting_direction (brush, direction, box->height, &type);

  cairo_save (brush->cr);
  cairo_translate (brush->cr, box->x, box->y + box->height);
  cairo_rotate (brush->cr, -G_PI / 2);
  write_text (brush, markup, box->height, box->width, &type);
  cairo_restore (brush->cr);
}

/* With the names where they fit, else with X and Y. */
static void
paint_similarity (Brush *brush, const SpecMontageCluster *cluster, const SpecMontageBox *box)
{
  const SpecMontagePainting *painting = brush->painting;
  Type type = { painting->style->font_size, FALSE, TRUE, PANGO_ALIGN_CENTER, PANGO_ELLIPSIZE_END, 1,
                painting->palette->ink,     FALSE };
  g_autofree char *full = spec_montage_text_dup_similarity (painting->montage, cluster, painting->palette, FALSE);
  g_autofree char *brief = spec_montage_text_dup_similarity (painting->montage, cluster, painting->palette, TRUE);

  write_in_box (brush, measure (brush, full, &type) <= box->width ? full : brief, box, &type);
}

/* The words of a box that holds one line. */
static char *
dup_line (const SpecMontagePainting *painting, const SpecMontageCluster *cluster, const SpecMontageBox *box)
{
  switch (box->part)
    {
    case SPEC_MONTAGE_TITLE:
      return spec_montage_text_dup_title (cluster, painting->style->title);
    case SPEC_MONTAGE_NAME:
      return g_strdup (cluster->name != NULL ? cluster->name : "");
    case SPEC_MONTAGE_SIZE:
      return spec_montage_text_dup_size (painting->montage, cluster);
    case SPEC_MONTAGE_SCORE:
      return spec_montage_text_dup_number (cluster->samples[box->sample].score, 4);
    case SPEC_MONTAGE_FILE:
      return spec_montage_text_dup_file (&cluster->samples[box->sample]);
    default:
      return spec_montage_text_dup_note (painting->montage);
    }
}

static void
paint_line (Brush *brush, const SpecMontageCluster *cluster, const SpecMontageBox *box)
{
  const SpecMontagePainting *painting = brush->painting;
  gboolean small = box->part == SPEC_MONTAGE_SCORE || box->part == SPEC_MONTAGE_FILE || box->part == SPEC_MONTAGE_NOTE;
  Type type = { painting->style->font_size, FALSE, FALSE, PANGO_ALIGN_CENTER, PANGO_ELLIPSIZE_END, 1,
                painting->palette->ink,     FALSE };
  g_autofree char *line = dup_line (painting, cluster, box);

  if (box->part == SPEC_MONTAGE_TITLE)
    type.size = spec_montage_style_get_title_size (painting->style);
  if (small)
    {
      type.size = spec_montage_style_get_small_size (painting->style);
      type.color = painting->palette->dim;
    }
  if (box->part == SPEC_MONTAGE_FILE)
    type.ellipsize = PANGO_ELLIPSIZE_MIDDLE;
  if (line != NULL)
    write_in_box (brush, line, box, &type);
}

static void
paint_box (Brush *brush, const SpecMontageBox *box)
{
  const SpecMontage *montage = brush->painting->montage;
  const SpecMontageCluster *cluster
      = montage->clusters->len > 0 ? spec_montage_get_cluster (montage, box->cluster) : NULL;

  switch (box->part)
    {
    case SPEC_MONTAGE_ROW_TITLE:
      paint_row_title (brush, cluster->direction, box);
      break;
    case SPEC_MONTAGE_PICTURE:
      paint_picture (brush, &cluster->samples[box->sample], box);
      break;
    case SPEC_MONTAGE_TEXT:
      paint_text_sample (brush, &cluster->samples[box->sample], box);
      break;
    case SPEC_MONTAGE_FRAME:
      paint_frame (brush, box);
      break;
    case SPEC_MONTAGE_SIMILARITY:
      paint_similarity (brush, cluster, box);
      break;
    default:
      paint_line (brush, cluster, box);
    }
}

void
spec_montage_paint (const SpecMontagePainting *painting, cairo_t *cr)
{
  Brush brush = { .painting = painting, .cr = cr };

  cairo_save (cr);
  brush.text = make_text (cr);
  for (guint i = 0; i < painting->layout->boxes->len; i++)
    paint_box (&brush, spec_montage_layout_get_box (painting->layout, i));
  g_object_unref (brush.text);
  cairo_restore (cr);
}
