#include "paint/spec-palette.h"

#define RGB(hex) { ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0 }

/* One line a token, the same order as light.css and dark.css; a test holds them against those files. */
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

/**
 * spec_palette_get:
 * Returns: (transfer none): the tokens of @theme. Paper is the light theme: its card, which plots stand on, is white.
 */
const SpecPalette *
spec_palette_get (SpecTheme theme)
{
  return theme == SPEC_THEME_DARK ? &palette_dark : &palette_light;
}

/** Makes @color the opaque source of @cr. */
void
spec_palette_set_source (cairo_t *cr, SpecColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}
