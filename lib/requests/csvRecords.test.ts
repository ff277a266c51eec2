import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvRecords } from "./csvRecords.ts";

type Read = { records: [number, string[]][]; faults: [number, string][] };

function read(text: string | Uint8Array, chunk = 7): Read {
  const got: Read = { records: [], faults: [] };
  const reader = new CsvRecords({
    record: (line, cells) => got.records.push([line, cells]),
    fault: (line, _, raw) => got.faults.push([line, raw]),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
  reader.end();
  return got;
}

describe("CSV with line ends in its cells", () => {
  test("reads what was written, however it is cut", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", " ", "x") });
    // A row of one empty cell is an empty line, which is no record.
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (rows, chunk) => {
        const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")).join("\r\n");
        expect(read(text, chunk)).toEqual({ records: rows.map((cells) => [expect.any(Number), cells]), faults: [] });
      }),
    );
  });
  test("numbers records by the line on which they begin, and keeps empty lines in a cell", () => {
    expect(read('\uFEFFa,b\n"1\n\n2",x\nc,d\n').records).toEqual([
      [1, ["a", "b"]],
      [2, ["1\n\n2", "x"]],
      [5, ["c", "d"]],
    ]);
  });
  test("a quote that is never closed costs its own line only", () => {
    const text = `a,b\n"open,1\nc,"two\nlines"\nd,3\n`;
    expect(read(text)).toEqual({
      records: [
        [1, ["a", "b"]],
        [3, ["c", "two\nlines"]],
        [5, ["d", "3"]],
      ],
      faults: [[2, '"open,1']],
    });
    const long = `"open\n${"x,1\n".repeat(2_000)}`;
    expect(read(long, 4_096).records).toHaveLength(2_000);
  });
  test("10 MB in one cell cost that row only", () => {
    const got = read(`a,b\nc,"${"x".repeat(10_000_000)}"\nd,e\n`, 65_536);
    expect(got.records.map(([line]) => line)).toEqual([1, 3]);
    expect(got.faults.map(([line, raw]) => [line, raw.length > 10_000_000])).toEqual([[2, true]]);
  });
});
