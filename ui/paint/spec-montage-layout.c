#include "paint/spec-montage-layout.h"

#include <math.h>
#include <string.h>

#include "paint/spec-montage-text.h"
#include "paint/spec-text-shape.h"

/* Shares of the type size. */
#define LINE 1.35      /* height of a line of text */
#define BLOCK_GAP 2.2  /* between clusters side by side */
#define LINE_GAP 1.7   /* between lines of clusters */
#define TITLE_GAP 0.25 /* between a title and its pictures, captions and theirs */
#define MARGIN 0.6
#define ROW_TITLE 2.5   /* width of the turned title's strip: two lines of captions and a gap */
#define TEXT_INDENT 3.1 /* for its number */

/* What is the same for all clusters. */
typedef struct
{
  SpecMontageLayout *layout;
  const SpecMontage *montage;
  const SpecMontageStyle *style;
  double em, small, title; /* type sizes */
  double left, block;      /* where the first cluster starts; a cluster's width */
  guint shown;             /* samples of a cluster, at most */
  guint rows;              /* lines of pictures that are really needed */
  double list;             /* height of the longest list of texts in this line of clusters */
  gboolean texts, named, similar;
} Plan;

static void
add (Plan *plan, SpecMontagePart part, guint cluster, guint sample, double x, double y, double width, double height)
{
  SpecMontageBox box = { part, cluster, sample, x, y, width, height, 1 };

  g_array_append_val (plan->layout->boxes, box);
}

static void
note_text (Plan *plan, double size)
{
  SpecMontageLayout *layout = plan->layout;

  layout->smallest_text = layout->smallest_text > 0 ? MIN (layout->smallest_text, size) : size;
}

static gboolean
wants (const Plan *plan, SpecCaption caption)
{
  return (plan->style->captions & caption) != 0;
}

/* Looks through the clusters once: which captions have something to say, and how many rows are needed. */
static void
survey (Plan *plan)
{
  guint most = 0;

  plan->shown = plan->style->columns * plan->style->rows;
  for (guint i = 0; i < plan->montage->clusters->len; i++)
    {
      const SpecMontageCluster *cluster = spec_montage_get_cluster (plan->montage, i);

      most = MAX (most, (guint)MIN (cluster->n_samples, plan->shown));
      plan->named |= cluster->name != NULL && *cluster->name != '\0';
      plan->similar |= !isnan (cluster->similarity[SPEC_SIDE_X]) && !isnan (cluster->similarity[SPEC_SIDE_Y]);
    }
  plan->named = plan->named && wants (plan, SPEC_CAPTION_NAME);
  plan->similar = plan->similar && wants (plan, SPEC_CAPTION_SIMILARITY);
  plan->rows = (most + plan->style->columns - 1) / plan->style->columns;
  plan->shown = MIN (plan->shown, most);
}

/* How many clusters of the direction of @first follow each other from there. */
static guint
count_group (const SpecMontage *montage, guint first)
{
  SpecDirection direction = spec_montage_get_cluster (montage, first)->direction;
  guint end = first;

  while (end < montage->clusters->len && spec_montage_get_cluster (montage, end)->direction == direction)
    end++;
  return end - first;
}

static guint
count_side_by_side (const Plan *plan)
{
  guint most = 1;

  for (guint i = 0; i < plan->montage->clusters->len; i += count_group (plan->montage, i))
    most = MAX (most, count_group (plan->montage, i));
  return MIN (most, plan->style->clusters_per_line);
}

/* Columns: margin, strip of the turned title, clusters with gaps between, margin. */
static void
divide_width (Plan *plan)
{
  double margin = MARGIN * plan->em, gap = BLOCK_GAP * plan->em;
  guint across = count_side_by_side (plan);
  double room;

  plan->left = margin + ROW_TITLE * plan->title;
  room = plan->layout->width - plan->left - margin - gap * (across - 1);
  plan->block = MAX (room / across, 1);
  plan->layout->picture
      = MAX ((plan->block - plan->style->gap * (plan->style->columns - 1)) / plan->style->columns, 0.5);
}

/* Of the montage's text samples. */
static guint
count_lines (const Plan *plan, const SpecMontageSample *sample)
{
  return spec_text_shape_count_lines (sample->text, plan->style->text_length, plan->block / plan->em - TEXT_INDENT);
}

static double
cell_captions (const Plan *plan)
{
  guint lines = (wants (plan, SPEC_CAPTION_SCORE) ? 1 : 0) + (wants (plan, SPEC_CAPTION_FILE) ? 1 : 0);

  return lines * plan->small * LINE + (lines > 0 ? 0.3 * plan->small : 0);
}

static double
text_height (const Plan *plan, guint lines)
{
  return (lines + 0.3) * plan->em * SPEC_MONTAGE_TEXT_LINE;
}

/* Of the longest list of the clusters from @first up to @end. */
static double
texts_height (const Plan *plan, guint first, guint end)
{
  double most = 0;

  for (guint i = first; i < end; i++)
    {
      const SpecMontageCluster *cluster = spec_montage_get_cluster (plan->montage, i);
      double height = 0;

      for (guint k = 0; k < MIN (cluster->n_samples, plan->shown); k++)
        height += text_height (plan, count_lines (plan, &cluster->samples[k]));
      most = MAX (most, height);
    }
  return most;
}

/* The height of a cluster's samples, the same for all in a line. */
static double
samples_height (const Plan *plan)
{
  if (plan->texts)
    return plan->list;
  if (plan->rows == 0)
    return 0;
  return plan->rows * (plan->layout->picture + cell_captions (plan)) + (plan->rows - 1) * plan->style->gap;
}

static void
place_cell (Plan *plan, guint cluster, guint sample, double x, double y)
{
  double side = plan->layout->picture, line = plan->small * LINE, below = y + side + 0.1 * plan->small;
  double inset = MIN (0.2 * plan->em, side / 10); /* captions side by side do not touch */

  add (plan, SPEC_MONTAGE_PICTURE, cluster, sample, x, y, side, side);
  plan->layout->n_pictures++;
  if (wants (plan, SPEC_CAPTION_SCORE))
    {
      add (plan, SPEC_MONTAGE_SCORE, cluster, sample, x + inset, below, side - 2 * inset, line);
      below += line;
    }
  if (wants (plan, SPEC_CAPTION_FILE))
    add (plan, SPEC_MONTAGE_FILE, cluster, sample, x + inset, below, side - 2 * inset, line);
  if (cell_captions (plan) > 0)
    note_text (plan, plan->small);
}

static void
place_texts (Plan *plan, guint index, double x, double y)
{
  const SpecMontageCluster *cluster = spec_montage_get_cluster (plan->montage, index);

  for (guint i = 0; i < MIN (cluster->n_samples, plan->shown); i++)
    {
      guint lines = count_lines (plan, &cluster->samples[i]);

      add (plan, SPEC_MONTAGE_TEXT, index, i, x, y, plan->block, text_height (plan, lines));
      g_array_index (plan->layout->boxes, SpecMontageBox, plan->layout->boxes->len - 1).lines = lines;
      y += text_height (plan, lines);
      note_text (plan, plan->em);
    }
}

static void
place_samples (Plan *plan, guint index, double x, double y)
{
  const SpecMontageCluster *cluster = spec_montage_get_cluster (plan->montage, index);
  double pitch = plan->layout->picture + plan->style->gap;
  guint count = (guint)MIN (cluster->n_samples, plan->shown);

  if (plan->texts)
    place_texts (plan, index, x, y);
  for (guint i = 0; i < count && !plan->texts; i++)
    place_cell (plan, index, i, x + (i % plan->style->columns) * pitch,
                y + (i / plan->style->columns) * (pitch + cell_captions (plan)));
  if (plan->style->frame)
    add (plan, SPEC_MONTAGE_FRAME, index, 0, x, y, plan->block, samples_height (plan));
}

static double
place_caption (Plan *plan, SpecMontagePart part, guint index, double x, double y)
{
  add (plan, part, index, 0, x, y, plan->block, plan->em * LINE);
  note_text (plan, plan->em);
  return y + plan->em * LINE;
}

/* Returns: where the cluster ends. */
static double
place_cluster (Plan *plan, guint index, double x, double y)
{
  if (wants (plan, SPEC_CAPTION_EIGENVALUE))
    {
      add (plan, SPEC_MONTAGE_TITLE, index, 0, x, y, plan->block, plan->title * LINE);
      note_text (plan, plan->title);
      y += plan->title * (LINE + TITLE_GAP);
    }
  place_samples (plan, index, x, y);
  y += samples_height (plan) + TITLE_GAP * plan->em;
  if (plan->named)
    y = place_caption (plan, SPEC_MONTAGE_NAME, index, x, y);
  if (wants (plan, SPEC_CAPTION_SIZE))
    y = place_caption (plan, SPEC_MONTAGE_SIZE, index, x, y);
  if (plan->similar)
    y = place_caption (plan, SPEC_MONTAGE_SIMILARITY, index, x, y);
  return y;
}

/* The clusters of one direction, wrapped into lines, with the turned title along all of them. Returns: where they end.
 */
static double
place_group (Plan *plan, guint first, guint count, double top)
{
  double pitch = plan->block + BLOCK_GAP * plan->em, y = top, end = top;

  for (guint i = 0; i < count; i++)
    {
      guint column = i % plan->style->clusters_per_line;

      if (column == 0 && plan->texts)
        plan->list = texts_height (plan, first + i, first + MIN (i + plan->style->clusters_per_line, count));
      if (column == 0 && i > 0)
        y = end + LINE_GAP * plan->em;
      end = place_cluster (plan, first + i, plan->left + column * pitch, y);
    }
  add (plan, SPEC_MONTAGE_ROW_TITLE, first, 0, MARGIN * plan->em, top, ROW_TITLE * plan->title * 0.85, end - top);
  note_text (plan, plan->title);
  return end;
}

SpecMontageLayout *
spec_montage_layout_new (const SpecMontage *montage, const SpecMontageStyle *style)
{
  SpecMontageLayout *layout = g_new0 (SpecMontageLayout, 1);
  Plan plan = { .layout = layout,
                .montage = montage,
                .style = style,
                .em = style->font_size,
                .small = spec_montage_style_get_small_size (style),
                .title = spec_montage_style_get_title_size (style),
                .texts = montage->kind == SPEC_SAMPLES_TEXTS };
  g_autofree char *note = spec_montage_text_dup_note (montage);
  double y = MARGIN * plan.em;

  layout->boxes = g_array_new (FALSE, FALSE, sizeof (SpecMontageBox));
  layout->width = style->width * 72;
  survey (&plan);
  divide_width (&plan);
  for (guint i = 0; i < montage->clusters->len; i += count_group (montage, i))
    y = place_group (&plan, i, count_group (montage, i), i == 0 ? y : y + LINE_GAP * plan.em);
  if (note != NULL)
    {
      add (&plan, SPEC_MONTAGE_NOTE, 0, 0, plan.left, y + 0.5 * plan.em, layout->width - plan.left - MARGIN * plan.em,
           plan.small * LINE);
      note_text (&plan, plan.small);
      y += 0.5 * plan.em + plan.small * LINE;
    }
  layout->height = y + MARGIN * plan.em;
  return layout;
}

void
spec_montage_layout_free (SpecMontageLayout *layout)
{
  g_array_unref (layout->boxes);
  g_free (layout);
}

const SpecMontageBox *
spec_montage_layout_get_box (const SpecMontageLayout *layout, gsize index)
{
  g_return_val_if_fail (index < layout->boxes->len, NULL);

  return &g_array_index (layout->boxes, SpecMontageBox, index);
}
