import { z } from "zod";
import type { ReadRows } from "#lib/db/outside.ts";
import { Refusal } from "#lib/refusal.ts";

/** What a source says of one field of one target: text, several texts, or null where there is nothing. */
export type SourceValue = string | readonly string[] | null;

/** One answer, tied to the target by its id; `identifier` never comes back. */
export type Answer = { readonly targetId: string; readonly field: string; readonly value: SourceValue };

export type Asked = { readonly id: string; readonly identifier: string };

/** Where held fields are collected from. It is asked for the fields that two people granted, and for nothing else. */
export type MetadataSource = {
  readonly name: string;
  /** The register keys that it can answer. */
  readonly fields: readonly string[];
  /**
   * One answer for each target and each of `fields` that it knows; a field it does not know is left out. `period` bounds the fields whose
   * query takes one.
   */
  readonly collect: (
    targets: readonly Asked[],
    fields: readonly string[],
    period?: SourcePeriod | null,
  ) => Promise<Answer[]>;
};

/** ISO dates, both included. */
export type SourcePeriod = { readonly from: string; readonly to: string };

/**
 * Field key → query. `$1` is the identifier in its normal spelling; the first column of each row is a value. A query of a record that grows
 * with time names `$2` and `$3`, the first and the last day that are given; without a period they are `-infinity` and `infinity`.
 */
export type Mapping = Readonly<Record<string, string>>;

const queryText = z
  .string()
  .trim()
  .max(4000)
  .regex(/^(select|with)\s/i, "A query begins with SELECT")
  .regex(/\$1(?!\d)/, "A query names the identifier as $1")
  .refine((text) => !text.includes(";"), "A query is one statement, without a semicolon")
  .refine(
    (text) => namesPeriod(text) || !/\$[23](?!\d)/.test(text),
    "A query names both days of a period, $2 and $3, or neither",
  );

/** Whether a query keeps to the period that it is given. */
export function namesPeriod(text: string): boolean {
  return /\$2(?!\d)/.test(text) && /\$3(?!\d)/.test(text);
}

export const mappingInput = z.record(z.string().max(63), queryText);

const rowsMax = 10_000;

/**
 * A platform's PostgreSQL, seen through `read`: a connection that can only read. One query a field and target.
 * @throws Refusal `conflict` for a query that answers more than 10,000 rows.
 */
export function postgresSource(name: string, mapping: Mapping, read: ReadRows): MetadataSource {
  const known = Object.keys(mapping);
  const ask = async (target: Asked, field: string, period: SourcePeriod | null): Promise<Answer> => {
    const text = mapping[field] ?? "";
    const days = namesPeriod(text) ? [period?.from ?? "-infinity", period?.to ?? "infinity"] : [];
    const rows = await read(text, [target.identifier, ...days]);
    if (rows.length > rowsMax) {
      throw new Refusal(
        "conflict",
        `The source answers more than ${rowsMax} rows for “${field}”; nothing was changed. Make its query particular.`,
      );
    }
    const values = rows.map((row) => Object.values(row)[0] ?? null).filter((value) => value !== null);
    return { targetId: target.id, field, value: values.length > 1 ? values : (values[0] ?? null) };
  };
  return {
    name,
    fields: known,
    collect: async (targets, fields, period = null) => {
      const answers: Answer[] = [];
      for (const target of targets)
        for (const field of fields) if (known.includes(field)) answers.push(await ask(target, field, period));
      return answers;
    },
  };
}

/** Values that a person looked up and typed. It answers what was entered and nothing else. */
export function handSource(entered: readonly Answer[]): MetadataSource {
  const answers = entered.map((one) => ({ ...one, value: blankIsNothing(one.value) }));
  return {
    name: "hand",
    fields: [...new Set(answers.map((one) => one.field))],
    collect: async (targets, fields) =>
      answers.filter((one) => fields.includes(one.field) && targets.some((target) => target.id === one.targetId)),
  };
}

function blankIsNothing(value: SourceValue): SourceValue {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  return value;
}
