import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvFields } from "#lib/csv.ts";

test("a CSV line reads as it was written", () => {
  const field = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/g, " "));
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 6 }), fc.boolean(), (fields, always) => {
      const line = fields.map((one) => (always || /[",]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join(",");
      expect(csvFields(line)).toEqual(fields);
    }),
  );
  for (const broken of ['"a', '"a"b,c', 'a"b,c', 'x,"y']) expect(csvFields(broken)).toMatch(/not valid CSV/);
});

test("what is written reads back, but for the apostrophe that keeps a cell from being a formula", () => {
  const text = fc.string({ unit: fc.constantFrom(..."=+-@\t,\"'ab1 ＝") });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const read = csvFields([one, other].map(csvCell).join(","));
      const kept = [one, other].map((cell) => (/^[=+\-@\t＝]/.test(cell) ? `'${cell}` : cell));
      expect(read).toEqual(kept);
    }),
  );
});

test.each(["=1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "＋1", "－1", "＠a"])("never writes a formula: %j", (text) => {
  expect(csvCell(text)).toMatch(/^"?'/);
});
