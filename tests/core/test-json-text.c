#include <math.h>

#include "report/spec-json-text.h"

static void
assert_text (const char *json, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = spec_json_text_new (node);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_layout (void)
{
  assert_text ("{\"a\":[1,2.5,null,true],\"b\":{}}", "{\n  \"a\": [1, 2.5, null, true],\n  \"b\": {}\n}\n");
  assert_text ("[{\"i\":1},{\"i\":[]}]", "[\n  {\"i\": 1},\n  {\n    \"i\": []\n  }\n]\n");
}

static void
test_text (void)
{
  assert_text ("\"a\\\"b\\n\xc3\xa4\\u0001\"", "\"a\\\"b\\n\xc3\xa4\\u0001\"\n");
  assert_text ("{\"x\\\"y\": 1}", "{\"x\\\"y\": 1}\n");
}

/** Any double comes back as itself, with no more digits than that takes. */
static void
test_doubles (void)
{
  const double values[] = { 0.1, 1, -2, 1e-5, 1 / 3.0, 0.12345678901234566, 1e300, 4.9e-324, -0.0, 123456789012345678.0 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), values[i]), again = NULL;
      g_autofree char *text = spec_json_text_new (node);

      again = json_from_string (text, NULL);
      g_assert_cmpint (json_node_get_value_type (again), ==, G_TYPE_DOUBLE);
      g_assert_cmpfloat (json_node_get_double (again), ==, values[i]);
    }
  assert_text ("0.1", "0.1\n");
  assert_text ("1e-5", "1e-05\n");
  assert_text ("2.0", "2.0\n");
}

static void
test_not_finite (void)
{
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), NAN);
  g_autofree char *text = spec_json_text_new (node);

  g_assert_cmpstr (text, ==, "null\n");
}

static void
test_floats (void)
{
  g_assert_cmpfloat (spec_json_text_shorten (0.1f), ==, 0.1);
  g_assert_cmpfloat (spec_json_text_shorten (0), ==, 0);
  for (guint i = 0; i < 100000; i++)
    {
      float value = (float) g_test_rand_double_range (-1, 1);

      g_assert_true ((float) spec_json_text_shorten (value) == value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-text/layout", test_layout);
  g_test_add_func ("/json-text/text", test_text);
  g_test_add_func ("/json-text/doubles", test_doubles);
  g_test_add_func ("/json-text/not-finite", test_not_finite);
  g_test_add_func ("/json-text/floats", test_floats);
  return g_test_run ();
}
