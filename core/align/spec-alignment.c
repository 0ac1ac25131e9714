#include "align/spec-alignment.h"

void
spec_alignment_free (SpecAlignment *alignment)
{
  if (alignment == NULL)
    return;
  g_free (alignment->adapter);
  g_clear_pointer (&alignment->aligned, spec_embedding_unref);
  g_clear_pointer (&alignment->history, g_array_unref);
  g_free (alignment);
}
