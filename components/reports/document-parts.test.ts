import { expect, test } from "vitest";
import type { Figure, Row, Section } from "#lib/reports/report.ts";
import { barsOf, blankNotes, blankReason, groupsIn, meaningsOf, totalsOf, withoutSpan } from "./document-parts.ts";

function figure(key: string, value: number | null, more: Partial<Figure> = {}): Figure {
  const where = { from: "2023-01-01", to: "2023-12-31", within: { from: "2023-01-01", to: "2023-12-31" } };
  const measure = { of: "bans", where: { ...where, action: "ban" } } as const;
  return { key, label: key, definition: "Bans.", unit: "bans", measure, value, ...more };
}

function row(group: string, key: string, figures: Figure[], strong = false): Row {
  return { key, label: key, group, strong, figures };
}

function section(rows: Row[]): Section {
  const chart = { kind: "bars", title: "Bans, 2023", value: 0, part: 1, group: "2023" } as const;
  return { key: "bans", title: "Bans", text: [], columns: ["Banned", "Before"], rows, charts: [chart] };
}

const years = ["2021", "2022", "2023"];
const whole = section(
  years.flatMap((year, at) => [
    row(year, `spam.${year}`, [figure(`spam.${year}`, at), figure(`early.${year}`, 0, { partOf: `spam.${year}` })]),
    row(year, `all.${year}`, [figure(`all.${year}`, at), figure(`part.${year}`, 0, { partOf: `all.${year}` })], true),
  ]),
);

test("a chart draws the rows of its span without their total; nought is drawn, what is not known is not", () => {
  const [chart] = whole.charts;
  if (chart === undefined) throw new Error("no chart");
  expect(barsOf(whole, chart)).toEqual([{ label: "spam.2023", value: 2, part: 0 }]);
  expect(barsOf(section([row("2023", "spam", [figure("spam", null)])]), chart)).toBeNull();
});

test("totals stand side by side from three spans on, a part only inside its own whole", () => {
  expect(totalsOf(whole)?.map(({ label, value, part }) => [label, value, part])).toEqual([
    ["2021", 0, 0],
    ["2022", 1, 0],
    ["2023", 2, 0],
  ]);
  expect(totalsOf(section(whole.rows.slice(0, 4)))).toBeNull();
});

test("rows are blank for one reason, or say their reasons below", () => {
  const none = [
    row("2023", "a", [figure("a", null, { note: "No record." }), figure("b", null, { note: "No record." })]),
  ];
  expect(blankReason(none)).toBe("No record.");
  expect(blankReason([row("2023", "a", [figure("a", null, { note: "No record." }), figure("b", 0)])])).toBeNull();
  const many = ["A.", "B.", "C.", "D."].map((note) =>
    row("2023", note, [figure(note, null, { note }), figure("b", 1)]),
  );
  expect(blankNotes(groupsIn({ rows: many }))).toEqual([
    "Not known; the reason stands with each figure, and in report.csv.",
  ]);
  expect(blankNotes(groupsIn({ rows: many.slice(0, 2) }))).toEqual(["A.", "B."]);
});

test("each meaning stands once, and every column that has it leads there", () => {
  const { all, anchorOf } = meaningsOf({ sections: [whole, { ...whole, key: "again", title: "Again" }] });
  expect(all.map(({ name, sections }) => [name, sections])).toEqual([
    ["Banned", ["Bans", "Again"]],
    ["Before", ["Bans", "Again"]],
  ]);
  expect(anchorOf("again", 1)).toBe(anchorOf("bans", 1));
});

test("the span leaves a label only where it is the only one", () => {
  expect(withoutSpan("Bans, 2023", { sections: [whole] })).toBe("Bans, 2023");
  expect(withoutSpan("Bans, 2023", { sections: [section(whole.rows.slice(4))] })).toBe("Bans");
});
