#include "paint/spec-montage-latex.h"

#include <math.h>
#include <string.h>

#include "paint/spec-text-shape.h"

/* Of a label: others mean something to TeX, or to packages that list labels. */
#define LABEL_LETTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:"

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

static void
append_lists (GString *text, const SpecMontage *montage, const SpecMontageStyle *style)
{
  guint across = MIN (style->clusters_per_line, MAX (montage->clusters->len, 1)), column = 0;
  double share = across > 1 ? 0.96 / across : 1;

  for (guint i = 0; i < montage->clusters->len; i++)
    {
      const SpecMontageCluster *cluster = spec_montage_get_cluster (montage, i);

      if (i == 0 || cluster->direction != spec_montage_get_cluster (montage, i - 1)->direction)
        {
          append_direction (text, montage, cluster->direction);
          column = 0;
        }
      append_list (text, cluster, style, share);
      column = (column + 1) % across;
      g_string_append (text, column == 0 ? "\\par\\medskip\n" : "\\hfill\n");
    }
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
        g_string_append (text, "  % Letters beyond ASCII: XeLaTeX or LuaLaTeX with a typeface that has them sets them all.\n");
      append_lists (text, montage, style);
      return;
    }
  g_string_append (text, svg ? "  \\includesvg[width=" : "  \\includegraphics[width=");
  append_number (text, "%.4g", style->width);
  g_string_append_printf (text, "in]{%s}\n", svg ? stem : file_name);
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
  g_string_append (text, "  \\caption{");
  append_caption (text, montage, style);
  g_strcanon (stem, LABEL_LETTERS, '-');
  g_string_append_printf (text, "}\n  \\label{fig:%s}\n\\end{figure}\n", stem);
  return g_string_free (text, FALSE);
}
