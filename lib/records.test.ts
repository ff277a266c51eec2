import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineBytesMax } from "#lib/lines.ts";
import { type RecordFormat, readRecords } from "#lib/records.ts";

const shape = { noun: "ban", columns: ["id", "account", "note"], requiredCount: 2 };

type Told = { records: [line: number, record: unknown][]; faults: [line: number, reason: string, text: string][] };

function readAll(text: string, { size = 7, format }: { size?: number; format?: RecordFormat } = {}): Told {
  const told: Told = { records: [], faults: [] };
  const sink = {
    record: (line: number, record: unknown) => told.records.push([line, record]),
    fault: (line: number, reason: string, row: string) => told.faults.push([line, reason, row]),
  };
  const reader = readRecords(sink, shape, format);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return told;
}

const idsOf = ({ records }: Told) => records.map(([line, record]) => [line, (record as { id: string }).id]);

describe("a quoted field of CSV that goes on over lines", () => {
  test.each(["\n", "\r\n"])("is one record, refused whole, and no line of it is a row (%j)", (end) => {
    const row = ['1,a,"a note', "2,b,a sound row", "", '3,c,""also sound"" end"'];
    const { records, faults } = readAll(["id,account,note", ...row, "4,d,", ""].join(end));
    expect(faults).toEqual([
      [2, expect.stringMatching(/over 4 lines, and no field of a ban holds a line end/), row.join("\n")],
    ]);
    expect(records).toEqual([[6, { id: "4", account: "d" }]]);
  });

  test("goes on in a second such field, and ends where something stands behind its quote too", () => {
    const told = readAll('id,account,note\n"1\n2",a,"b\n3,c,d\n" and more\n4,d,\n');
    expect(told.faults).toEqual([[2, expect.stringContaining("over 4 lines"), '"1\n2",a,"b\n3,c,d\n" and more']]);
    expect(idsOf(told)).toEqual([[6, "4"]]);
  });

  test("that nothing ends costs its line and no other, be it the last or a line's length before the end", () => {
    const told = readAll('id,account\n1,"a\n2,b\n3,c\n');
    expect(told.faults).toEqual([[2, expect.stringContaining("does not end on its line"), '1,"a']]);
    expect(idsOf(told)).toEqual([
      [3, "2"],
      [4, "3"],
    ]);
    const rows = Math.ceil(lineBytesMax / 100) + 10;
    const long = readAll(`id,account\n1,"a\n${`2,${"b".repeat(100)}\n`.repeat(rows)}3,"c"\n`, { size: 65_536 });
    expect(long.faults).toEqual([[2, expect.stringContaining("does not end on its line"), '1,"a']]);
    expect(long.records).toHaveLength(rows + 1);
  });

  test("keeps a line that is no text, and gives it back with its own fault where nothing ends the field", () => {
    const read = (text: string) => {
      const lines: unknown[] = [];
      const fault = (line: number, reason: string) => lines.push([line, reason]);
      const reader = readRecords({ record: (line) => lines.push(line), fault }, shape);
      reader.push(Buffer.from(text, "latin1"));
      reader.end();
      return lines;
    };
    expect(read('id,account\n1,"a\n2,\xff\n3,c"\n')).toEqual([[2, expect.stringContaining("over 3 lines")]]);
    expect(read('id,account\n1,"a\n2,\xff\n3,c\n')).toEqual([
      [2, expect.stringContaining("does not end")],
      [3, expect.stringContaining("not UTF-8")],
      4,
    ]);
  });

  test("takes nothing of any other record, whatever it holds", () => {
    const note = fc.string({ unit: fc.constantFrom(...'\n\n",1ab '), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(note, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (notes, size) => {
        const rows = notes.map((one, at) => `${at},acc,"${one.replaceAll('"', '""')}"`);
        const told = readAll(["id,account,note", ...rows].join("\n"), { size });
        const sound = notes.flatMap((one, at) => (one.includes("\n") ? [] : [String(at)]));
        expect(idsOf(told).map(([, id]) => id)).toEqual(sound);
        expect(told.faults.map(([, , text]) => text)).toEqual(rows.filter((_, at) => notes[at]?.includes("\n")));
      }),
    );
  });
});

describe("our own file of rejected rows", () => {
  const line = (row: unknown, more = {}) => JSON.stringify({ line: 7, reason: "…", row, ...more });
  test("is read back as it was corrected: the text of a row, or the row itself", () => {
    const row = { id: "1", account: 'a "b"' };
    const told = readAll(
      [line(JSON.stringify(row)), line(row), ` { "row": ${JSON.stringify(row)}, "reason": "", "line": 1 }`].join("\n"),
    );
    expect(told).toEqual({
      records: [
        [1, row],
        [2, row],
        [3, row],
      ],
      faults: [],
    });
  });
  test("gives a row that is still wrong back as the row, not as the line of the file", () => {
    const told = readAll([line("no JSON"), line('{"id":"1","id":"2"}')].join("\n"));
    expect(told.faults).toEqual([
      [1, expect.stringContaining("not valid JSON"), "no JSON"],
      [2, expect.stringContaining("names a member twice"), '{"id":"1","id":"2"}'],
    ]);
  });
  test("is nothing else: what has another member, or no row, is read as the line that it is", () => {
    const lines = [line("{}", { note: "" }), '{"line":7,"reason":"…"}', line(1), '{"row":"{}"}'];
    expect(readAll(lines.join("\n")).records).toEqual(lines.map((one, at) => [at + 1, JSON.parse(one)]));
  });
});
