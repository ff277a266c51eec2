import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FigureRecords } from "./figure-records.tsx";
import { NotAsPublished } from "./not-as-published.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import { Unsound } from "./unsound.tsx";
import { templateName } from "./words.ts";

const fault = "log_entry: entry 7 of request:1 is not the one that the log holds.";
const at = "/reports/1/figures/two";

function records(changes: {
  items?: number;
  faults?: readonly string[];
  next?: string | null;
  after?: string;
}): string {
  const { items = 0, faults = [], next = null, after } = changes;
  const lines = Array.from({ length: items }, (_, place) => ({
    ...{ id: `c-${place}`, kind: "contact" as const, at: new Date("2026-11-20T10:00:00Z") },
    ...{ country: "nowhere", codes: ["ministry"] },
  }));
  const behind = { kind: "outside" as const, items: lines, faults, next };
  const zones = { zone: "UTC", legalZone: "UTC" };
  return renderToStaticMarkup(createElement(FigureRecords, { behind, at, after, zones, readsLog: true }));
}

test("what does not hold is said once each, and nothing is said where all does", () => {
  expect(renderToStaticMarkup(createElement(Unsound, { faults: [] }))).toBe("");
  const said = renderToStaticMarkup(createElement(Unsound, { faults: [fault, fault] }));
  expect(said).toContain("One thing does not hold");
  expect(said.split(fault)).toHaveLength(2);
  const two = renderToStaticMarkup(createElement(Unsound, { faults: [fault, "batch: gone."] }));
  expect(two).toContain("2 things do not hold");
});

test("a page of records that only do not hold says so and leads on; one without any says why", () => {
  expect(records({})).toContain("No record is of this kind");
  const faulty = records({ faults: [fault], next: "c-9" });
  expect(faulty).not.toContain("No record is of this kind");
  expect(faulty).toContain("No record of this page can be shown");
  expect(faulty).toContain(`href="${at}?after=c-9"`);
  expect(records({ after: "c-1" })).toContain(`href="${at}"`);
  expect(records({ items: 2 })).toContain("2 records on this page");
});

test("a report that cannot be read has no sheet, and a publication that was altered no number", () => {
  const row = { id: "1", state: "published" as const };
  expect(renderToStaticMarkup(createElement(ReportSheet, { report: null, row }))).toBe("");
  const publication = { id: "1", title: "Report of 2025", edition: 2 };
  const shown = renderToStaticMarkup(createElement(NotAsPublished, { publication }));
  expect(shown).toContain("report_file: report.json of report 1, edition 2, is not the file");
  expect(templateName("india-monthly")).toBe("Monthly report for India");
  expect(templateName("us-national-security")).toBe("us-national-security");
});
