import fc from "fast-check";
import { expect, test } from "vitest";
import { sentRecords } from "#lib/sentRecords.ts";

const twice = "The line names a member twice; each value has one name.";
const read = (body: string) => sentRecords(body, "appeal", 100);

test.each([
  ["one object", '{"a":"1","b":null,"a":"2"}', 1, 1],
  ["one object over lines", '{\n  "a": "1",\n  "a": "2"\n}', 1, 1],
  ["one of a list", '[ {"a": "1"}, {"a":"1", "\\u0061":"2"} , {"a":"]},{\\"a"}]', 2, 3],
  ["one a line", '{"a":"1"}\n{"a":"1","a":"1"}\n{"b":"x"}', 2, 3],
])("what names a member twice is told, and no other: %s", (_, body, line, count) => {
  const records = read(body);
  expect(records).toHaveLength(count);
  expect(records.filter(({ record }) => typeof record === "string")).toEqual([{ line, record: twice }]);
});

test("what names each member once is read as JSON has it, however it is written", () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'"\\,]}{[ :a\n') }),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
  );
  const record = fc.dictionary(fc.string({ unit: fc.constantFrom(...'ab"\\{,') }), value);
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 2), (records, space) => {
      const told = records.map((one, at) => ({ line: at + 1, record: { value: one } }));
      expect(read(JSON.stringify(records, null, space))).toEqual(told);
      expect(read(records.map((one) => JSON.stringify(one)).join("\n"))).toEqual(told);
      const [first] = records;
      expect(read(JSON.stringify(first, null, space))).toEqual(told.slice(0, 1));
    }),
  );
});

test("refuses what holds nothing, too much, or no JSON at all", () => {
  for (const [body, sentence] of [
    ["", /no appeal in what was sent/],
    ["[]", /no appeal in what was sent/],
    ["[{}", /not valid JSON/],
    [`[${"{},".repeat(100)}{}]`, /At most 100 appeals/],
  ] as const) {
    expect(() => read(body)).toThrow(sentence);
  }
  expect(read("{}\nnonsense")).toMatchObject([{ line: 1 }, { line: 2, record: "The line is not valid JSON." }]);
});

test("reads a text of many megabytes in a list", () => {
  const long = { a: '\\"x'.repeat(2_000_000) };
  expect(read(JSON.stringify([long, { b: "1" }])).map(({ record }) => typeof record)).toEqual(["object", "object"]);
});
