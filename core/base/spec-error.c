#include "base/spec-error.h"

G_DEFINE_QUARK (spec-error-quark, spec_error)
