/* The words of a project file, by their enumerations. Private to core/project. */
#pragma once

#define SPEC_PROJECT_KIND "spec-explorer-project"

static const char *const spec_project_role_names[] = { "x", "y", "samples", "labels", "image_root" };
static const char *const spec_project_side_names[] = { "x", "y", NULL };
static const char *const spec_project_kernel_names[] = { "kernel_x", "kernel_y" };
static const char *const spec_project_sigma_names[] = { "sigma_x", "sigma_y" };
static const char *const spec_project_kinds[] = { "gaussian", "cosine", NULL };
static const char *const spec_project_rules[] = { "number", "median", "balance", NULL };
static const char *const spec_project_methods[] = { "auto", "exact", "rff", NULL };
static const char *const spec_project_directions[] = { "positive", "negative", NULL };
static const char *const spec_project_scales[] = { "log", "linear", NULL };
