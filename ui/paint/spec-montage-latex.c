#include "paint/spec-montage-latex.h"

#include <math.h>
#include <string.h>

#include "paint/spec-text-shape.h"

/* Of a label: others mean something to TeX, or to packages that list labels. */
#define LABEL_LETTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:"

/* What fits into a figure of one page at least, in lines of \small: a longer one would be cut at the foot of the page. */
#define LETTERS_ACROSS 70
#define LINES_DOWN 40

/* What a character that means something to TeX, or prints as another in its old fonts, is written as; NULL: itself. */
static const char *
escape (char c, char before)
{
  static const char *const replaced[][2]
      = { { "\\", "\\textbackslash{}" }, { "~", "\\textasciitilde{}" }, { "^", "\\textasciicircum{}" }, { "<", "\\textless{}" },
          { ">", "\\textgreater{}" },     { "|", "\\textbar{}" },        { "#", "\\#" },                { "$", "\\$" },
          { "%", "\\%" },                 { "&", "\\&" },                { "_", "\\_" },                { "{", "\\{" },
          { "}", "\\}" },                 { "[", "{[}" },                { "]", "{]}" },                { "\"", "\\symbol{34}" } };

  if (c == '-' && before == '-')
    return "{}-"; /* no dash of two */
  if (c == ',' && before == ',')
    return "{},"; /* no quotation mark of two */
  if (c == '`' || (c == '\'' && before == '\''))
    return c == '`' ? "\\textasciigrave{}" : "{}'";
  for (guint i = 0; i < G_N_ELEMENTS (replaced); i++)
    if (*replaced[i][0] == c)
      return replaced[i][1];
  return NULL;
}

static void
append_escaped (GString *latex, const char *text)
{
  char before = '\0';

  for (const char *c = text; *c != '\0'; before = *c++)
    {
      const char *escaped = escape (*c, before);

      if (escaped != NULL)
        g_string_append (latex, escaped);
      else if (!g_ascii_iscntrl (*c))
        g_string_append_c (latex, *c);
    }
}

static void
append_number (GString *text, const char *format, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static void
append_method (GString *text, const SpecMontage *montage)
{
  g_string_append_printf (text, montage->centre ? "$H(%s)H/n$, $H = I - 11^\\top/n$" : "$(%s)/n$",
                          montage->eta == 1 ? "K_X - K_Y" : "K_X - \\eta K_Y");
  if (montage->eta != 1)
    {
      g_string_append (text, ", $\\eta = ");
      append_number (text, "%g", montage->eta);
      g_string_append_c (text, '$');
    }
  if (montage->rff_dim > 0)
    {
      g_string_append_printf (text, " (%u random Fourier features, $\\lambda \\pm ", montage->rff_dim);
      append_number (text, "%.4f", montage->noise);
      g_string_append (text, "$)");
    }
  if (montage->preview > 0)
    g_string_append_printf (text, " (preview, %zu samples)", montage->preview);
}

/* What the caption must say for the numbers to be read right. Not translated: it goes into the paper. */
static void
append_caption (GString *text, const SpecMontage *montage, const SpecMontageStyle *style)
{
  g_string_append (text, "Clusters of samples that ");
  append_escaped (text, montage->name[SPEC_SIDE_X]);
  g_string_append (text, " groups and ");
  append_escaped (text, montage->name[SPEC_SIDE_Y]);
  g_string_append (text, " splits, and the reverse: the leading eigenvectors of ");
  append_method (text, montage);
  g_string_append (text, ". $\\lambda$ is the size of the eigenvalue.");
  if (style->fold)
    g_string_append (text, " Near-duplicates are shown once.");
}

/* "CLIP − DINOv2", when the lists of a direction begin. */
static void
append_direction (GString *text, const SpecMontage *montage, SpecDirection direction)
{
  guint first = direction == SPEC_DIRECTION_POSITIVE ? SPEC_SIDE_X : SPEC_SIDE_Y;

  g_string_append (text, "  \\par\\medskip\\noindent\\textbf{");
  append_escaped (text, montage->name[first]);
  g_string_append (text, " $-$ ");
  append_escaped (text, montage->name[1 - first]);
  g_string_append (text, "}\\par\\smallskip\n");
}

static void
append_list (GString *text, const SpecMontageCluster *cluster, const SpecMontageStyle *style, double share)
{
  g_string_append (text, "  \\begin{minipage}[t]{");
  append_number (text, "%.3f", share);
  g_string_append_printf (text, "\\linewidth}\\raggedright\\small\n    \\#%u\\quad $\\lambda = ", cluster->rank);
  append_number (text, "%.4f", fabs (cluster->eigenvalue));
  g_string_append (text, "$");
  if (!cluster->converged)
    g_string_append (text, " (not converged)");
  if (cluster->name != NULL && *cluster->name != '\0')
    {
      g_string_append (text, "\\quad ");
      append_escaped (text, cluster->name);
    }
  g_string_append (text, "\n    \\begin{enumerate}\\setlength{\\itemsep}{0pt}\n");
  for (gsize i = 0; i < MIN (cluster->n_samples, style->columns * style->rows); i++)
    {
      g_autofree char *words = spec_text_shape_dup_shortened (cluster->samples[i].text, style->text_length);

      g_string_append (text, "      \\item ");
      append_escaped (text, words);
      g_string_append_c (text, '\n');
    }
  g_string_append (text, "    \\end{enumerate}\n  \\end{minipage}");
}

/* Returns: how many letters wide @words are, at most @most of them; one of Chinese is as wide as two. */
static glong
count_letters (const char *words, guint most)
{
  glong width = 0;

  for (guint i = 0; i < most && *words != '\0'; i++, words = g_utf8_next_char (words))
    width += g_unichar_iswide (g_utf8_get_char (words)) ? 2 : 1;
  return width;
}

/* Returns: about how many lines a list takes. */
static guint
count_lines (const SpecMontageCluster *cluster, const SpecMontageStyle *style, double share)
{
  glong across = MAX ((glong) (LETTERS_ACROSS * share) - 4, 8); /* beside the number of the item */
  guint lines = 2;

  for (gsize i = 0; i < MIN (cluster->n_samples, style->columns * style->rows); i++)
    {
      const char *words = cluster->samples[i].text;
      glong letters = words != NULL ? count_letters (words, style->text_length) : 0;

      lines += 1 + (guint) (MAX (letters - 1, 0) / across);
    }
  return lines;
}

/* Returns: of the tallest of the lists from @first that stand side by side. */
static guint
count_lines_across (const SpecMontage *montage, const SpecMontageStyle *style, guint first, guint across, double share)
{
  SpecDirection direction = spec_montage_get_cluster (montage, first)->direction;
  guint most = 0;

  for (guint i = first; i < MIN (first + across, montage->clusters->len); i++)
    if (spec_montage_get_cluster (montage, i)->direction == direction)
      most = MAX (most, count_lines (spec_montage_get_cluster (montage, i), style, share));
  return most;
}

static void
append_foot (GString *text, const SpecMontage *montage, const SpecMontageStyle *style, const char *stem)
{
  g_autofree char *label = g_strcanon (g_strdup (stem), LABEL_LETTERS, '-');

  g_string_append (text, "  \\caption{");
  append_caption (text, montage, style);
  g_string_append_printf (text, "}\n  \\label{fig:%s}\n\\end{figure}\n", label);
}

/* The page is full: the same figure goes on on the next. @parts: begun so far */
static void
append_page_break (GString *text, const SpecMontage *montage, const SpecMontageStyle *style, const char *stem, guint parts)
{
  if (parts == 1)
    append_foot (text, montage, style, stem);
  else
    g_string_append (text, "  \\caption{(continued)}\n\\end{figure}\n");
  g_string_append (text, "\\begin{figure}[t]\n  \\addtocounter{figure}{-1}\n  \\centering\n");
}

/* As many figures as the lists need, each with its foot. */
static void
append_lists (GString *text, const SpecMontage *montage, const SpecMontageStyle *style, const char *stem)
{
  guint across = MIN (style->clusters_per_line, MAX (montage->clusters->len, 1)), column = 0, lines = 0, parts = 1;
  double share = across > 1 ? 0.96 / across : 1;

  for (guint i = 0; i < montage->clusters->len; i++)
    {
      const SpecMontageCluster *cluster = spec_montage_get_cluster (montage, i);
      gboolean turn = i == 0 || cluster->direction != spec_montage_get_cluster (montage, i - 1)->direction;
      guint more = turn || column == 0 ? count_lines_across (montage, style, i, across, share) : 0;

      if (more > 0 && lines > 0 && lines + more > LINES_DOWN)
        {
          append_page_break (text, montage, style, stem, parts++);
          lines = 0;
        }
      lines += more;
      if (turn)
        {
          append_direction (text, montage, cluster->direction);
          column = 0;
        }
      append_list (text, cluster, style, share);
      column = (column + 1) % across;
      g_string_append (text, column == 0 ? "\\par\\medskip\n" : "\\hfill\n");
    }
  if (parts == 1)
    append_foot (text, montage, style, stem);
  else
    g_string_append (text, "  \\caption{(continued)}\n\\end{figure}\n");
}

static gboolean
is_ascii (const SpecMontage *montage)
{
  for (guint i = 0; i < montage->clusters->len; i++)
    {
      const SpecMontageCluster *cluster = spec_montage_get_cluster (montage, i);

      for (gsize k = 0; k < cluster->n_samples; k++)
        if (cluster->samples[k].text != NULL && !g_str_is_ascii (cluster->samples[k].text))
          return FALSE;
    }
  return TRUE;
}

static void
append_content (GString *text, const SpecMontage *montage, const SpecMontageStyle *style, const char *file_name, const char *stem)
{
  gboolean svg = strlen (file_name) > 4 && g_ascii_strcasecmp (file_name + strlen (file_name) - 4, ".svg") == 0;

  if (montage->kind == SPEC_SAMPLES_TEXTS)
    {
      g_string_append_printf (text, "  %% The lists of %s; texts of more than %u characters end in an ellipsis.\n", file_name,
                              style->text_length);
      if (!is_ascii (montage))
        g_string_append (text, "  % Letters beyond ASCII: XeLaTeX or LuaLaTeX with a typeface that has them sets them all;\n"
                               "  % lines of Chinese or Japanese break with xeCJK or luatexja.\n");
      append_lists (text, montage, style, stem);
      return;
    }
  g_string_append (text, svg ? "  \\includesvg[width=" : "  \\includegraphics[width=");
  append_number (text, "%.4g", style->width);
  g_string_append_printf (text, "in]{%s}\n", svg ? stem : file_name);
  append_foot (text, montage, style, stem);
}

char *
spec_montage_latex_dup (const SpecMontage *montage, const SpecMontageStyle *style, const char *file_name)
{
  g_autofree char *stem = g_strdup (file_name);
  GString *text = g_string_new ("\\begin{figure}[t]\n  \\centering\n");
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  append_content (text, montage, style, file_name, stem);
  return g_string_free (text, FALSE);
}
