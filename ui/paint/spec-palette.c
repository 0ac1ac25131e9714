#include "paint/spec-palette.h"

#define RGB(hex) { ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0 }

#define TOKEN(name) { #name, G_STRUCT_OFFSET (SpecPalette, name) }

/* What style sheets call them. */
static const struct
{
  const char *name;
  gsize offset;
} tokens[] = {
  TOKEN (win),       TOKEN (side),  TOKEN (head),       TOKEN (card), TOKEN (line), TOKEN (line2), TOKEN (ink),    TOKEN (dim),
  TOKEN (faint),     TOKEN (ctl),   TOKEN (ctl2),       TOKEN (sel),  TOKEN (prim), TOKEN (on_prim), TOKEN (x),    TOKEN (x_tint),
  TOKEN (x_pale),    TOKEN (y),     TOKEN (y_tint),     TOKEN (y_pale), TOKEN (ok), TOKEN (ok_tint), TOKEN (warn), TOKEN (warn_tint),
  TOKEN (warn_edge), TOKEN (error), TOKEN (error_tint), TOKEN (grid), TOKEN (axis), TOKEN (band),  TOKEN (tile),
};

static const SpecPalette palette_light = {
  .win = RGB (0xFAFAF9),
  .side = RGB (0xF2F1EF),
  .head = RGB (0xEBE9E6),
  .card = RGB (0xFFFFFF),
  .line = RGB (0xDEDBD6),
  .line2 = RGB (0xEBE8E4),
  .ink = RGB (0x1F1F23),
  .dim = RGB (0x5E5C64),
  .faint = RGB (0x77757C),
  .ctl = RGB (0xF1EFEC),
  .ctl2 = RGB (0xE4E1DC),
  .sel = RGB (0xE9E6E1),
  .prim = RGB (0x2E2E33),
  .on_prim = RGB (0xFFFFFF),
  .x = RGB (0x1C69AE),
  .x_tint = RGB (0xE4EFF9),
  .x_pale = RGB (0xA8CBEA),
  .y = RGB (0xA94B09),
  .y_tint = RGB (0xFCEBDD),
  .y_pale = RGB (0xEFBF99),
  .ok = RGB (0x1F7A4D),
  .ok_tint = RGB (0xE2F3EA),
  .warn = RGB (0x7A5A00),
  .warn_tint = RGB (0xFDF3D0),
  .warn_edge = RGB (0xECD98F),
  .error = RGB (0xB3261E),
  .error_tint = RGB (0xFBE6E4),
  .grid = RGB (0xE9E6E2),
  .axis = RGB (0x8D8A92),
  .band = RGB (0xF1EEEA),
  .tile = RGB (0xF0EEEB),
};

static const SpecPalette palette_dark = {
  .win = RGB (0x1F1F22),
  .side = RGB (0x26262A),
  .head = RGB (0x2B2B2F),
  .card = RGB (0x2A2A2E),
  .line = RGB (0x3D3D42),
  .line2 = RGB (0x35353A),
  .ink = RGB (0xF1F0F2),
  .dim = RGB (0xB4B1BA),
  .faint = RGB (0x98959E),
  .ctl = RGB (0x37373C),
  .ctl2 = RGB (0x45454B),
  .sel = RGB (0x3C3C42),
  .prim = RGB (0xEFEEF0),
  .on_prim = RGB (0x1F1F22),
  .x = RGB (0x74B6F2),
  .x_tint = RGB (0x20364B),
  .x_pale = RGB (0x3F6F9B),
  .y = RGB (0xF5A564),
  .y_tint = RGB (0x47311F),
  .y_pale = RGB (0x95643A),
  .ok = RGB (0x7BD3A4),
  .ok_tint = RGB (0x1F3A2D),
  .warn = RGB (0xF0D47A),
  .warn_tint = RGB (0x3D3419),
  .warn_edge = RGB (0x62551F),
  .error = RGB (0xFF9A92),
  .error_tint = RGB (0x472523),
  .grid = RGB (0x38383D),
  .axis = RGB (0x85828B),
  .band = RGB (0x333338),
  .tile = RGB (0x333338),
};

static const SpecPalette palette_contrast = {
  .win = RGB (0xFFFFFF),
  .side = RGB (0xFFFFFF),
  .head = RGB (0xFFFFFF),
  .card = RGB (0xFFFFFF),
  .line = RGB (0x000000),
  .line2 = RGB (0x000000),
  .ink = RGB (0x000000),
  .dim = RGB (0x000000),
  .faint = RGB (0x333333),
  .ctl = RGB (0xFFFFFF),
  .ctl2 = RGB (0xCCCCCC),
  .sel = RGB (0xD9D9D9),
  .prim = RGB (0x000000),
  .on_prim = RGB (0xFFFFFF),
  .x = RGB (0x003D7A),
  .x_tint = RGB (0xFFFFFF),
  .x_pale = RGB (0x4F7FB0),
  .y = RGB (0x7A2F00),
  .y_tint = RGB (0xFFFFFF),
  .y_pale = RGB (0xB56A33),
  .ok = RGB (0x00512A),
  .ok_tint = RGB (0xFFFFFF),
  .warn = RGB (0x4D3800),
  .warn_tint = RGB (0xFFFFFF),
  .warn_edge = RGB (0x000000),
  .error = RGB (0x8E0000),
  .error_tint = RGB (0xFFFFFF),
  .grid = RGB (0x999999),
  .axis = RGB (0x000000),
  .band = RGB (0xD9D9D9),
  .tile = RGB (0xE6E6E6),
};

static const SpecPalette palette_contrast_dark = {
  .win = RGB (0x000000),
  .side = RGB (0x000000),
  .head = RGB (0x000000),
  .card = RGB (0x000000),
  .line = RGB (0xFFFFFF),
  .line2 = RGB (0xFFFFFF),
  .ink = RGB (0xFFFFFF),
  .dim = RGB (0xFFFFFF),
  .faint = RGB (0xCCCCCC),
  .ctl = RGB (0x000000),
  .ctl2 = RGB (0x4D4D4D),
  .sel = RGB (0x3D3D3D),
  .prim = RGB (0xFFFFFF),
  .on_prim = RGB (0x000000),
  .x = RGB (0x9CCFFF),
  .x_tint = RGB (0x000000),
  .x_pale = RGB (0x5F8FBF),
  .y = RGB (0xFFC08A),
  .y_tint = RGB (0x000000),
  .y_pale = RGB (0xBF8550),
  .ok = RGB (0x90F0BC),
  .ok_tint = RGB (0x000000),
  .warn = RGB (0xFFE58A),
  .warn_tint = RGB (0x000000),
  .warn_edge = RGB (0xFFFFFF),
  .error = RGB (0xFFB3AD),
  .error_tint = RGB (0x000000),
  .grid = RGB (0x707070),
  .axis = RGB (0xFFFFFF),
  .band = RGB (0x3D3D3D),
  .tile = RGB (0x262626),
};

/**
 * spec_palette_get:
 * Returns: (transfer none): the tokens of @theme. Paper is the light theme: its card, which plots stand on, is white.
 */
const SpecPalette *
spec_palette_get (SpecTheme theme)
{
  static const SpecPalette *const palettes[] = {
    [SPEC_THEME_LIGHT] = &palette_light,       [SPEC_THEME_DARK] = &palette_dark,
    [SPEC_THEME_PAPER] = &palette_light,       [SPEC_THEME_CONTRAST] = &palette_contrast,
    [SPEC_THEME_CONTRAST_DARK] = &palette_contrast_dark,
  };

  g_return_val_if_fail (theme < G_N_ELEMENTS (palettes), &palette_light);

  return palettes[theme];
}

/**
 * spec_palette_dup_css:
 * Returns: (transfer full): "@define-color NAME #RRGGBB;" for each token of @theme, a line each
 */
char *
spec_palette_dup_css (SpecTheme theme)
{
  const char *palette = (const char *) spec_palette_get (theme);
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      const SpecColor *color = (const SpecColor *) (const void *) (palette + tokens[i].offset);

      g_string_append_printf (css, "@define-color %s #%02X%02X%02X;\n", tokens[i].name, (guint) (255 * color->red + 0.5),
                              (guint) (255 * color->green + 0.5), (guint) (255 * color->blue + 0.5));
    }

  return g_string_free (css, FALSE);
}

/** Makes @color the opaque source of @cr. */
void
spec_palette_set_source (cairo_t *cr, SpecColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}
