#include "CPages.h"

#include <string.h>

// The compiler of the package has it in every version of C; it only says that the standard has it since C23.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t exit_codes_md[] = {
#embed "../RetentionReports/RetentionReports.docc/ExitCodes.md"
};
static const uint8_t extracts_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Extracts.md"
};
static const uint8_t formats_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Formats.md"
};
static const uint8_t inputs_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Inputs.md"
};
static const uint8_t integrity_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Integrity.md"
};
static const uint8_t meaning_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Meaning.md"
};
static const uint8_t policy_file_md[] = {
#embed "../RetentionReports/RetentionReports.docc/PolicyFile.md"
};
static const uint8_t problems_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Problems.md"
};
static const uint8_t recipes_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Recipes.md"
};
static const uint8_t spark_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Spark.md"
};
static const uint8_t store_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Store.md"
};
static const uint8_t terminal_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Terminal.md"
};
static const uint8_t times_md[] = {
#embed "../RetentionReports/RetentionReports.docc/Times.md"
};
static const uint8_t page_css[] = {
#embed "../RetentionReports/HTML/Style/page.css"
};
static const uint8_t tables_css[] = {
#embed "../RetentionReports/HTML/Style/tables.css"
};
static const uint8_t facts_css[] = {
#embed "../RetentionReports/HTML/Style/facts.css"
};
static const uint8_t chart_css[] = {
#embed "../RetentionReports/HTML/Style/chart.css"
};
static const uint8_t phone_css[] = {
#embed "../RetentionReports/HTML/Style/phone.css"
};
static const uint8_t print_css[] = {
#embed "../RetentionReports/HTML/Style/print.css"
};
static const uint8_t lines_css[] = {
#embed "../RetentionReports/HTML/Style/lines.css"
};
static const uint8_t lines_js[] = {
#embed "../RetentionReports/HTML/lines.js"
};
static const uint8_t verdict_css[] = {
#embed "../RetentionReports/HTML/Style/verdict.css"
};
static const uint8_t report_js[] = {
#embed "../RetentionReports/HTML/report.js"
};
static const uint8_t schema_json[] = {
#embed "../../samples/schema/retention-trail-1.schema.json"
};

static const struct {
  const char *name;
  CPage page;
} pages[] = {
  {"ExitCodes.md", {exit_codes_md, sizeof exit_codes_md}},
  {"Extracts.md", {extracts_md, sizeof extracts_md}},
  {"Formats.md", {formats_md, sizeof formats_md}},
  {"Inputs.md", {inputs_md, sizeof inputs_md}},
  {"Integrity.md", {integrity_md, sizeof integrity_md}},
  {"Meaning.md", {meaning_md, sizeof meaning_md}},
  {"PolicyFile.md", {policy_file_md, sizeof policy_file_md}},
  {"Problems.md", {problems_md, sizeof problems_md}},
  {"Recipes.md", {recipes_md, sizeof recipes_md}},
  {"Spark.md", {spark_md, sizeof spark_md}},
  {"Store.md", {store_md, sizeof store_md}},
  {"Terminal.md", {terminal_md, sizeof terminal_md}},
  {"Times.md", {times_md, sizeof times_md}},
  {"page.css", {page_css, sizeof page_css}},
  {"tables.css", {tables_css, sizeof tables_css}},
  {"facts.css", {facts_css, sizeof facts_css}},
  {"chart.css", {chart_css, sizeof chart_css}},
  {"phone.css", {phone_css, sizeof phone_css}},
  {"print.css", {print_css, sizeof print_css}},
  {"lines.css", {lines_css, sizeof lines_css}},
  {"lines.js", {lines_js, sizeof lines_js}},
  {"verdict.css", {verdict_css, sizeof verdict_css}},
  {"report.js", {report_js, sizeof report_js}},
  {"retention-trail-1.schema.json", {schema_json, sizeof schema_json}},
};

CPage cpages_find(const char *name) {
  for (size_t index = 0; index < sizeof pages / sizeof *pages; index++) {
    if (strcmp(pages[index].name, name) == 0) return pages[index].page;
  }
  return (CPage){NULL, 0};
}
