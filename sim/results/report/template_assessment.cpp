// Energy-efficiency assessment: what was looked at, where it is measured, PUE by month, the grade, and how sure all this is.
#include "sim/results/report/sections.h"

namespace icctwin::report {

void write_assessment(Document& doc, const Section& s) {
  add_title(doc, s, "title.kind.assessment");
  add_facts(doc, s);
  add_key_figures(doc, s);
  doc.note(s.text()("note.simulated"));
  doc.contents();
  doc.page_break();
  doc.chapter("1", s.text()("assessment.boundary"), 60);
  doc.paragraph(
      s.text().fill("audit.scope.text", {s.numbers().period(s.run().manifest.start_unix_s, s.run().manifest.end_unix_s), span_of(s)}));
  add_one_line(doc, s);
  doc.chapter("2", s.text()("assessment.meters"), 120);
  add_metering(doc, s);
  doc.chapter("3", s.text()("monthly"), 100);
  add_monthly_pue(doc, s);
  doc.chapter("4", s.text()("assessment.worst"), 90);
  add_worst_hours(doc, s);
  doc.chapter("5", s.text()("assessment.grade"), 90);
  add_benchmark(doc, s);
  doc.chapter("6", s.text()("uncertainty"), 80);
  add_uncertainty(doc, s);
  doc.page_break();
  doc.chapter("A", s.text()("files"), 50);
  add_checks(doc, s);
  doc.chapter("B", s.text()("reproduce"), 30);
  add_reproduce(doc, s);
}

}  // namespace icctwin::report
