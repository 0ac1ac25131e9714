#define G_SETTINGS_ENABLE_BACKEND
#include "window/spec-settings.h"

#include <gio/gsettingsbackend.h>

#include "base/spec-data-place.h"

#define SCHEMA "io.github.spec_explorer.SpecExplorer"
#define NEWEST_KEY "explore-panes"
#define ROOT "/io/github/spec_explorer/SpecExplorer/"

/* The one beside the program before that of another version in the system. */
static GSettingsSchema *
find_schema (void)
{
  g_autofree char *folder = spec_data_place_find (SPEC_DATA_SCHEMAS), *file = g_build_filename (folder, "gschemas.compiled", NULL);
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  GSettingsSchemaSource *source = NULL;
  GSettingsSchema *schema = NULL;

  if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
    source = g_settings_schema_source_new_from_directory (folder, system, FALSE, NULL);
  if (source != NULL)
    {
      schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
      g_settings_schema_source_unref (source);
    }
  else if (system != NULL)
    {
      schema = g_settings_schema_source_lookup (system, SCHEMA, TRUE);
    }

  /* Of an older version: asking it for what it does not have would end the program. */
  if (schema != NULL && !g_settings_schema_has_key (schema, NEWEST_KEY))
    g_clear_pointer (&schema, g_settings_schema_unref);

  return schema;
}

GSettings *
spec_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "spec-explorer", "settings.ini", NULL);
  g_autoptr (GSettingsBackend) backend = NULL;

  if (schema == NULL)
    return NULL;
  if (g_getenv ("GSETTINGS_BACKEND") == NULL)
    backend = g_keyfile_settings_backend_new (path, ROOT, "window");

  return g_settings_new_full (schema, backend, NULL);
}
