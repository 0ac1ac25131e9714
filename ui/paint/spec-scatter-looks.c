#include "paint/spec-scatter-looks.h"

#include <math.h>

#define RGB(hex) { ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0 }

typedef enum
{
  SHADE_ITSELF,
  SHADE_LIGHT,
  SHADE_DARK,
} Shade;

/* Of clusters: what follows upon each other differs without its shade as well, and what is hollow is not pale until the last. */
static const struct
{
  Shade shade;
  SpecMarkFill fill;
} cluster_looks[SPEC_SCATTER_CLUSTER_LOOKS]
    = { { SHADE_ITSELF, SPEC_MARK_SOLID }, { SHADE_DARK, SPEC_MARK_HOLLOW },   { SHADE_ITSELF, SPEC_MARK_DOTTED },
        { SHADE_LIGHT, SPEC_MARK_SOLID },  { SHADE_ITSELF, SPEC_MARK_HOLLOW }, { SHADE_DARK, SPEC_MARK_DOTTED },
        { SHADE_DARK, SPEC_MARK_SOLID },   { SHADE_LIGHT, SPEC_MARK_HOLLOW },  { SHADE_LIGHT, SPEC_MARK_DOTTED } };

static const SpecMarkFill fills[] = { SPEC_MARK_SOLID, SPEC_MARK_HOLLOW, SPEC_MARK_DOTTED };

/* Purple, green, magenta, olive, teal, crimson, pink, lime, gold, slate, lavender: none is near blue or orange. */
static const SpecColor label_hues[SPEC_SCATTER_LABEL_LOOKS]
    = { RGB (0x7A3E9D), RGB (0x2F7D4F), RGB (0xB8327F), RGB (0x7C7A16), RGB (0x1F807A), RGB (0x8F2A3C),
        RGB (0xDB7FB4), RGB (0x77A83A), RGB (0xC2A21A), RGB (0x59616B), RGB (0xA98FD8) };

static SpecColor
mix (SpecColor color, SpecColor other, double share)
{
  return (SpecColor){ color.red + share * (other.red - color.red), color.green + share * (other.green - color.green),
                      color.blue + share * (other.blue - color.blue) };
}

static SpecColor
apply_shade (const SpecPalette *palette, SpecColor color, Shade shade)
{
  if (shade == SHADE_LIGHT)
    return mix (color, palette->card, 0.45);
  return shade == SHADE_DARK ? mix (color, palette->ink, 0.5) : color;
}

SpecScatterKind
spec_scatter_look_cluster (const SpecPlotStyle *style, guint side, guint order)
{
  SpecColor color = spec_plot_style_get_side_color (style, side);
  guint look = order % SPEC_SCATTER_CLUSTER_LOOKS;

  return (SpecScatterKind){ apply_shade (spec_plot_style_get_palette (style), color, cluster_looks[look].shade), side,
                            cluster_looks[look].fill };
}

SpecScatterKind
spec_scatter_look_label (const SpecPlotStyle *style, guint side, guint order)
{
  SpecColor color = label_hues[order % SPEC_SCATTER_LABEL_LOOKS];

  if (style->theme == SPEC_THEME_DARK || style->theme == SPEC_THEME_CONTRAST_DARK)
    color = mix (color, (SpecColor){ 1, 1, 1 }, 0.35);
  /* Three fills and eleven hues have no factor in common: no pair comes twice before all have come. */
  return (SpecScatterKind){ color, side, fills[order % G_N_ELEMENTS (fills)] };
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float left = *(const float *) a, right = *(const float *) b;

  return left < right ? -1 : left > right;
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_floats);
  return g_array_index (values, float, values->len / 2);
}

gboolean
spec_scatter_find_middle (const float *places, const gint16 *kinds, gsize count, gint16 kind, double *x, double *y)
{
  g_autoptr (GArray) across = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (float));

  for (gsize i = 0; i < count; i++)
    if (kinds[i] == kind && isfinite (places[2 * i]) && isfinite (places[2 * i + 1]))
      {
        g_array_append_val (across, places[2 * i]);
        g_array_append_val (down, places[2 * i + 1]);
      }
  if (across->len == 0)
    return FALSE;
  *x = get_median (across);
  *y = get_median (down);
  return TRUE;
}
