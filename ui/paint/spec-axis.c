#include "paint/spec-axis.h"

#include <math.h>
#include <string.h>

static const char *const superscripts[]
    = { "\342\201\260", "\302\271",     "\302\262",     "\302\263",     "\342\201\264",
        "\342\201\265", "\342\201\266", "\342\201\267", "\342\201\270", "\342\201\271" };

static SpecTick *
add_tick (SpecAxis *axis, double value)
{
  SpecTick *tick;

  if (axis->n_ticks == SPEC_AXIS_MOST_TICKS)
    return NULL;
  tick = &axis->ticks[axis->n_ticks++];
  tick->value = value;
  return tick;
}

static void
add_number (SpecAxis *axis, double value, int decimals, SpecNumberFlags flags)
{
  SpecTick *tick = add_tick (axis, value);
  g_autofree char *text = spec_number_text_fixed (value, decimals, flags);

  if (tick != NULL)
    g_strlcpy (tick->label, text, sizeof tick->label);
}

/* 1, 2 or 5 times a power of ten: the smallest that @span holds at most @most times. */
static double
round_step (double span, guint most)
{
  double raw = span / (MAX (most, 1) + 1);
  double power = pow (10, floor (log10 (raw)));
  double ratio = raw / power * (1 + 1e-9);

  return power * (ratio < 2 ? 2 : ratio < 5 ? 5 : 10);
}

static int
step_decimals (double step)
{
  return MAX (0, (int) -floor (log10 (step) + 1e-9));
}

void
spec_axis_init_linear (SpecAxis *axis, double high, guint most, SpecNumberFlags flags)
{
  double step;

  memset (axis, 0, sizeof *axis);
  axis->high = isfinite (high) && high > 0 ? MAX (high, 1e-9) : 1;
  step = round_step (axis->high, most);
  for (guint i = 0; i * step <= axis->high * (1 + 1e-9); i++)
    add_number (axis, i * step, i == 0 ? 0 : step_decimals (step), flags);
}

void
spec_axis_init_symmetric (SpecAxis *axis, double magnitude, guint most, SpecNumberFlags flags)
{
  double step;
  int count;

  memset (axis, 0, sizeof *axis);
  axis->high = isfinite (magnitude) && magnitude > 0 ? MAX (magnitude, 1e-6) : 0.01;
  axis->low = -axis->high;
  step = round_step (axis->high, MIN (most, (SPEC_AXIS_MOST_TICKS - 1) / 2));
  count = (int) floor (axis->high / step + 1e-9);
  for (int i = -count; i <= count; i++)
    add_number (axis, i * step, i == 0 ? 0 : step_decimals (step), flags | SPEC_NUMBER_SIGNED);
}

static void
write_power (GString *text, int exponent)
{
  g_autofree char *digits = g_strdup_printf ("%d", ABS (exponent));

  g_string_append (text, "10");
  if (exponent < 0)
    g_string_append (text, "\342\201\273");
  for (const char *digit = digits; *digit != '\0'; digit++)
    g_string_append (text, superscripts[*digit - '0']);
}

static void
add_power (SpecAxis *axis, int factor, int exponent)
{
  SpecTick *tick = add_tick (axis, factor * pow (10, exponent));
  GString *text;

  if (tick == NULL)
    return;
  text = g_string_new (NULL);
  if (factor != 1)
    g_string_append_printf (text, "%d\302\267", factor);
  write_power (text, exponent);
  g_strlcpy (tick->label, text->str, sizeof tick->label);
  g_string_free (text, TRUE);
}

static void
add_powers (SpecAxis *axis, const int *factors, guint n_factors, int stride)
{
  int first = (int) floor (log10 (axis->low) + 1e-9);
  int last = (int) ceil (log10 (axis->high) - 1e-9);

  for (int exponent = first; exponent <= last; exponent++)
    for (guint i = 0; i < n_factors; i++)
      {
        double value = factors[i] * pow (10, exponent);

        if (exponent % stride == 0 && value >= axis->low * (1 - 1e-9) && value <= axis->high * (1 + 1e-9))
          add_power (axis, factors[i], exponent);
      }
}

static void
add_round_steps (SpecAxis *axis, guint most, SpecNumberFlags flags)
{
  double step = round_step (axis->high - axis->low, most);

  for (double i = ceil (axis->low / step - 1e-9); i * step <= axis->high * (1 + 1e-9); i++)
    add_number (axis, i * step, step_decimals (step), flags);
}

void
spec_axis_init_log (SpecAxis *axis, double low, double high, guint most, SpecNumberFlags flags)
{
  static const int one[] = { 1 }, several[] = { 1, 2, 5 };
  double decades, pad;

  g_return_if_fail (low > 0 && high >= low && isfinite (high));

  memset (axis, 0, sizeof *axis);
  axis->logarithmic = TRUE;
  decades = log10 (high / low);
  pad = pow (10, MAX (0.06 * decades, 0.05));
  axis->low = low / pad;
  axis->high = high * pad;
  decades = log10 (axis->high / axis->low);
  for (int stride = MAX (1, (int) ceil (decades / MAX (most, 1))); stride > 0; stride--)
    {
      axis->n_ticks = 0;
      add_powers (axis, one, 1, stride);
      if (axis->n_ticks >= 2)
        return;
    }
  axis->n_ticks = 0;
  add_powers (axis, several, G_N_ELEMENTS (several), 1);
  if (axis->n_ticks >= 2)
    return;
  axis->n_ticks = 0;
  add_round_steps (axis, MIN (most, 4), flags);
}

void
spec_axis_init_range (SpecAxis *axis, double low, double high, guint most, SpecNumberFlags flags)
{
  memset (axis, 0, sizeof *axis);
  axis->low = isfinite (low) ? low : 0;
  axis->high = isfinite (high) && high > axis->low ? high : axis->low + 1;
  add_round_steps (axis, MIN (most, SPEC_AXIS_MOST_TICKS), flags);
}

void
spec_axis_init_rank (SpecAxis *axis, guint last, gboolean logarithmic, guint most)
{
  static const guint factors[] = { 1, 2, 5 };

  memset (axis, 0, sizeof *axis);
  axis->logarithmic = logarithmic;
  axis->low = 1;
  axis->high = MAX (last, 2);
  if (logarithmic)
    {
      for (guint64 power = 1; power <= axis->high; power *= 10)
        for (guint i = 0; i < G_N_ELEMENTS (factors) && factors[i] * power <= axis->high; i++)
          add_number (axis, factors[i] * power, 0, SPEC_NUMBER_FIGURE);
      return;
    }
  add_number (axis, 1, 0, SPEC_NUMBER_FIGURE);
  for (double step = MAX (1, round_step (axis->high, most)), value = step; value <= axis->high; value += step)
    if (value > 1 + step / 2)
      add_number (axis, value, 0, SPEC_NUMBER_FIGURE);
}

double
spec_axis_place (const SpecAxis *axis, double value)
{
  double place;

  if (axis->logarithmic)
    place = value > 0 ? log (value / axis->low) / log (axis->high / axis->low) : 0;
  else
    place = (value - axis->low) / (axis->high - axis->low);
  return isfinite (place) ? CLAMP (place, 0, 1) : 0;
}
