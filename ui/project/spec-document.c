#include "project/spec-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  PROP_PATH = 1,
  PROP_BUSY,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SpecDocument, spec_document, G_TYPE_OBJECT)

SpecDocument *
spec_document_new (SpecSession *session)
{
  SpecDocument *document;

  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  document = g_object_new (SPEC_TYPE_DOCUMENT, NULL);
  document->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::modified", G_CALLBACK (spec_document_watch), document, G_CONNECT_SWAPPED);

  return document;
}

const char *
spec_document_get_path (SpecDocument *document)
{
  g_return_val_if_fail (SPEC_IS_DOCUMENT (document), NULL);

  return document->path;
}

gboolean
spec_document_get_busy (SpecDocument *document)
{
  g_return_val_if_fail (SPEC_IS_DOCUMENT (document), FALSE);

  return document->opening != NULL || document->saving;
}

static char *
dup_name (SpecDocument *document)
{
  g_autofree char *base = NULL;

  if (document->path == NULL)
    /* Translators: the names of two embeddings */
    return g_strdup_printf (_ ("%s and %s"), spec_session_get_name (document->session, SPEC_SIDE_X),
                            spec_session_get_name (document->session, SPEC_SIDE_Y));

  base = g_filename_display_basename (document->path);
  if (g_str_has_suffix (base, SPEC_PROJECT_ENDING) && strlen (base) > strlen (SPEC_PROJECT_ENDING))
    base[strlen (base) - strlen (SPEC_PROJECT_ENDING)] = '\0';

  return g_steal_pointer (&base);
}

char *
spec_document_dup_title (SpecDocument *document)
{
  g_autofree char *name = NULL;
  gboolean modified;

  g_return_val_if_fail (SPEC_IS_DOCUMENT (document), NULL);

  g_object_get (document->session, "modified", &modified, NULL);
  name = dup_name (document);

  return modified ? g_strconcat ("• ", name, NULL) : g_steal_pointer (&name);
}

void
spec_document_take_path (SpecDocument *document, const char *path, const char *original)
{
  char *text = g_strdup (original), *copy = g_strdup (path);

  g_free (document->original);
  document->original = text;
  g_free (document->path);
  document->path = copy;
  g_object_notify_by_pspec (G_OBJECT (document), properties[PROP_PATH]);
}

void
spec_document_emit_failed (SpecDocument *document, const char *message)
{
  g_signal_emit_by_name (document, "failed", message);
}

void
spec_document_notify_busy (SpecDocument *document)
{
  g_object_notify_by_pspec (G_OBJECT (document), properties[PROP_BUSY]);
}

SpecProject *
spec_document_make_project (SpecDocument *document)
{
  SpecProject *project = spec_session_make_project (document->session);

  if (project != NULL)
    project->original = g_strdup (document->original);

  return project;
}

static void
spec_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpecDocument *document = SPEC_DOCUMENT (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, document->path);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, spec_document_get_busy (document));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spec_document_dispose (GObject *object)
{
  SpecDocument *document = SPEC_DOCUMENT (object);

  if (document->opening != NULL)
    g_cancellable_cancel (document->opening);
  g_clear_object (&document->opening);
  g_clear_handle_id (&document->timer, g_source_remove);

  G_OBJECT_CLASS (spec_document_parent_class)->dispose (object);
}

static void
spec_document_finalize (GObject *object)
{
  SpecDocument *document = SPEC_DOCUMENT (object);

  g_clear_object (&document->session);
  g_clear_pointer (&document->autosave, spec_autosave_free);
  g_clear_pointer (&document->autosaved, spec_setting_free);
  g_free (document->path);
  g_free (document->original);
  g_free (document->save_again_path);

  G_OBJECT_CLASS (spec_document_parent_class)->finalize (object);
}

static void
spec_document_class_init (SpecDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = spec_document_get_property;
  object_class->dispose = spec_document_dispose;
  object_class->finalize = spec_document_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_signal_new ("opened", SPEC_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("saved", SPEC_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("failed", SPEC_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("moved", SPEC_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
spec_document_init (SpecDocument *document)
{
}
