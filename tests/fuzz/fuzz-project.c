/* A project: what is read must be written so that it reads as the same. */
#include "fuzz-input.h"

#include <string.h>

#include "project/spec-project.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = fuzz_input_write (".specx", data, size), *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecProject) project = spec_project_load (path, &error), again = NULL;

  if (project == NULL)
    {
      fuzz_input_check_refusal (error, path);
      return 0;
    }
  spec_project_find_missing (project);
  first = spec_project_dup_text (project, path, &error);
  g_assert_no_error (error);
  g_free (path);
  path = fuzz_input_write (".specx", (const uint8_t *) first, strlen (first));
  again = spec_project_load (path, &error);
  g_assert_no_error (error);
  second = spec_project_dup_text (again, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, second);

  return 0;
}
