import { csvCell } from "#lib/csv.ts";
import type { SourceValue } from "#lib/sources/source.ts";
import type { ProductionFacts } from "./productionFacts.ts";

/** One line of a production: one field of one target. `value` is null where it was looked for and nothing is there. */
export type ProducedRecord = {
  readonly target: string;
  readonly targetKind: string;
  readonly field: string;
  readonly label: string;
  readonly value: SourceValue;
  readonly source: string;
  readonly collectedAt: string;
};

/** The lines, by target and then in the order in which the fields were asked. */
export function producedRecords(facts: ProductionFacts): ProducedRecord[] {
  return facts.values.flatMap((value) => {
    const target = facts.targets.find((one) => one.id === value.targetId);
    const field = facts.fields.find((one) => one.key === value.field);
    if (target === undefined || field === undefined) return [];
    return [
      {
        target: target.identifier,
        targetKind: target.kind,
        field: field.key,
        label: field.label,
        value: value.value,
        source: value.source,
        collectedAt: value.collectedAt.toISOString(),
      },
    ];
  });
}

const columns = ["target", "target_kind", "field", "label", "found", "value", "source", "collected_at"] as const;

/** RFC 4180, UTF-8, a header row, CRLF. */
export function recordsCsv(records: readonly ProducedRecord[]): string {
  const lines = records.map((one) => [
    one.target,
    one.targetKind,
    one.field,
    one.label,
    one.value === null ? "false" : "true",
    typeof one.value === "string" ? one.value : (one.value ?? []).join("; "),
    one.source,
    one.collectedAt,
  ]);
  return [columns, ...lines].map((line) => `${line.map(csvCell).join(",")}\r\n`).join("");
}

/** The same lines with their values exactly as they were collected. */
export function recordsJson(facts: ProductionFacts, records: readonly ProducedRecord[]): string {
  const answered = facts.fields.map(({ key, label, finding, reason, granted }) => ({
    key,
    label,
    finding,
    reason,
    granted,
  }));
  return `${JSON.stringify({ reference: facts.reference, registerVersion: facts.registerVersion, outcome: facts.outcome, fields: answered, records }, null, 2)}\n`;
}
