#include "spec/spec-params.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

static const char *const kernel_names[] = { "gaussian", "cosine" };
static const char *const method_names[] = { "auto", "exact", "rff" };

static gboolean
fail (GError **error, const char *what, const char *range, double found)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%g", found);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s: expected %s, found %s"), what, range, text);
  return FALSE;
}

static gboolean
validate_kernel (const SpecKernel *kernel, const char *what, GError **error)
{
  if (kernel->kind != SPEC_KERNEL_GAUSSIAN || kernel->rule != SPEC_BANDWIDTH_NUMBER)
    return TRUE;
  if (!(kernel->sigma > 0 && isfinite (kernel->sigma)))
    return fail (error, what, _ ("a positive number"), kernel->sigma);
  return TRUE;
}

gboolean
spec_params_validate (const SpecParams *params, GError **error)
{
  if (!validate_kernel (&params->kernel[SPEC_SIDE_X], _ ("sigma of X"), error)
      || !validate_kernel (&params->kernel[SPEC_SIDE_Y], _ ("sigma of Y"), error))
    return FALSE;
  if (!(params->eta >= 0 && params->eta <= 1e6))
    return fail (error, _ ("eta"), _ ("a number from 0 to 1,000,000"), params->eta);
  if (params->modes < 1)
    return fail (error, _ ("modes"), _ ("at least 1"), params->modes);
  if (params->rff_dim < 1 || params->rff_dim > 1000000)
    return fail (error, _ ("number of random features"), _ ("1 to 1,000,000"), params->rff_dim);
  if (!(params->tolerance > 0 && params->tolerance < 1))
    return fail (error, _ ("tolerance"), _ ("a number between 0 and 1"), params->tolerance);
  return TRUE;
}

static gboolean
kernels_equal (const SpecKernel *a, const SpecKernel *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind != SPEC_KERNEL_GAUSSIAN)
    return TRUE;
  return a->rule == b->rule && (a->rule != SPEC_BANDWIDTH_NUMBER || a->sigma == b->sigma);
}

double
spec_params_get_rounding (const SpecParams *params)
{
  return (1 + params->eta) * FLT_EPSILON;
}

gboolean
spec_params_equal (const SpecParams *a, const SpecParams *b)
{
  return kernels_equal (&a->kernel[SPEC_SIDE_X], &b->kernel[SPEC_SIDE_X])
         && kernels_equal (&a->kernel[SPEC_SIDE_Y], &b->kernel[SPEC_SIDE_Y]) && a->eta == b->eta && !a->centre == !b->centre && a->method == b->method
         && a->rff_dim == b->rff_dim && a->seed == b->seed && a->modes == b->modes
         && a->samples_per_mode == b->samples_per_mode && a->spectrum == b->spectrum && a->tolerance == b->tolerance
         && a->memory == b->memory && a->threads == b->threads;
}

const char *
spec_kernel_kind_get_name (SpecKernelKind kind)
{
  return kernel_names[kind];
}

const char *
spec_method_get_name (SpecMethod method)
{
  return method_names[method];
}

static int
find_name (const char *const *names, gsize count, const char *text)
{
  for (gsize i = 0; i < count; i++)
    if (g_str_equal (names[i], text))
      return (int) i;
  return -1;
}

gboolean
spec_kernel_kind_parse (const char *text, SpecKernelKind *kind)
{
  int found = find_name (kernel_names, G_N_ELEMENTS (kernel_names), text);

  if (found >= 0)
    *kind = (SpecKernelKind) found;
  return found >= 0;
}

gboolean
spec_method_parse (const char *text, SpecMethod *method)
{
  int found = find_name (method_names, G_N_ELEMENTS (method_names), text);

  if (found >= 0)
    *method = (SpecMethod) found;
  return found >= 0;
}
