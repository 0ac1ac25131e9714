#include "embedding/spec-row-convert.h"

#include <string.h>

static inline float
float_from_bits (guint32 bits)
{
  float value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

static inline double
double_from_bits (guint64 bits)
{
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* IEEE 754 binary16, without branches so that the loop around it vectorises: the exponent's bias goes from 15 to 127;
 * infinities and NaN get it twice; a subnormal is its fraction times 2^-24. */
static inline float
float_from_half (guint16 half)
{
  guint32 magnitude = (guint32) (half & 0x7fff);
  guint32 sign = (guint32) (half & 0x8000) << 16;
  guint32 normal = (magnitude << 13) + (112u << 23) + (magnitude >= 0x7c00 ? 112u << 23 : 0);
  float subnormal = (float) (gint32) magnitude * 0x1p-24f;
  guint32 small;

  memcpy (&small, &subnormal, sizeof small);
  return float_from_bits (sign | (magnitude < 0x0400 ? small : normal));
}

#define DEFINE_CONVERT(name, bits, order, value)                                                                       \
  static void name (const guint8 *source, float *target, gsize count)                                                  \
  {                                                                                                                    \
    for (gsize i = 0; i < count; i++)                                                                                  \
      {                                                                                                                \
        guint##bits raw;                                                                                               \
        memcpy (&raw, source + i * sizeof raw, sizeof raw);                                                            \
        raw = GUINT##bits##_FROM_##order (raw);                                                                        \
        target[i] = (float) (value);                                                                                   \
      }                                                                                                                \
  }

#define GUINT8_FROM_LE(x) (x)
#define DEFINE_BOTH_ORDERS(name, bits, value)                                                                          \
  DEFINE_CONVERT (name##_le, bits, LE, value)                                                                          \
  DEFINE_CONVERT (name##_be, bits, BE, value)

DEFINE_BOTH_ORDERS (convert_f16, 16, float_from_half (raw))
DEFINE_BOTH_ORDERS (convert_bf16, 16, float_from_bits ((guint32) raw << 16))
DEFINE_BOTH_ORDERS (convert_f32, 32, float_from_bits (raw))
DEFINE_BOTH_ORDERS (convert_f64, 64, double_from_bits (raw))
DEFINE_CONVERT (convert_i8, 8, LE, (gint8) raw)
DEFINE_BOTH_ORDERS (convert_i16, 16, (gint16) raw)
DEFINE_BOTH_ORDERS (convert_i32, 32, (gint32) raw)
DEFINE_BOTH_ORDERS (convert_i64, 64, (gint64) raw)
DEFINE_CONVERT (convert_u8, 8, LE, raw)
DEFINE_BOTH_ORDERS (convert_u16, 16, raw)
DEFINE_BOTH_ORDERS (convert_u32, 32, raw)
DEFINE_BOTH_ORDERS (convert_u64, 64, raw)

static void
copy_f32 (const guint8 *source, float *target, gsize count)
{
  memcpy (target, source, count * sizeof *target);
}

SpecConvertFunc
spec_row_convert_get (SpecDType dtype, gboolean big_endian)
{
  static const SpecConvertFunc FUNCS[][2] = {
    [SPEC_DTYPE_F16] = { convert_f16_le, convert_f16_be }, [SPEC_DTYPE_BF16] = { convert_bf16_le, convert_bf16_be },
    [SPEC_DTYPE_F32] = { convert_f32_le, convert_f32_be }, [SPEC_DTYPE_F64] = { convert_f64_le, convert_f64_be },
    [SPEC_DTYPE_I8] = { convert_i8, convert_i8 },          [SPEC_DTYPE_I16] = { convert_i16_le, convert_i16_be },
    [SPEC_DTYPE_I32] = { convert_i32_le, convert_i32_be }, [SPEC_DTYPE_I64] = { convert_i64_le, convert_i64_be },
    [SPEC_DTYPE_U8] = { convert_u8, convert_u8 },          [SPEC_DTYPE_U16] = { convert_u16_le, convert_u16_be },
    [SPEC_DTYPE_U32] = { convert_u32_le, convert_u32_be }, [SPEC_DTYPE_U64] = { convert_u64_le, convert_u64_be },
  };

  g_return_val_if_fail (spec_dtype_is_number (dtype), NULL);

  if (dtype == SPEC_DTYPE_F32 && big_endian == (G_BYTE_ORDER == G_BIG_ENDIAN))
    return copy_f32;
  return FUNCS[dtype][big_endian ? 1 : 0];
}
