import { automations, reasons, signals } from "#lib/bans/ban.ts";
import type { BanWhere, Measure, ReportData } from "../measure.ts";
import type { Chart } from "../report.ts";
import { type FigurePlan, type Group, type RowPlan, type SectionPlan, spanOf, words } from "./template.ts";

type Code = Pick<BanWhere, "reason" | "signal" | "automation">;

/** Bans by reason, by the signal that led to them, and by how far a program decided. */
export function globalBans(groups: readonly Group[], data: ReportData): SectionPlan[] {
  if (data.banDays.length === 0) return [];
  const has = (field: "reason" | "signal" | "automation", code: string) =>
    data.banMonths.some((cell) => cell[field] === code && cell.action !== "suspend");
  const by = (field: "reason" | "signal" | "automation", codes: readonly string[]) =>
    groups.flatMap((group) =>
      codes
        .filter((code) => has(field, code))
        .map((code) =>
          row(group, `bans.${group.key}.${field}.${code}`, labels[code] ?? words(code), { [field]: code }),
        ),
    );
  const total = groups.map((group) => ({ ...row(group, `bans.${group.key}.total`, "Accounts", {}), strong: true }));
  return [
    section("bans", "Accounts banned", total, "“Before any report” is a part of “banned”, and is never added to it."),
    { ...section("ban-reasons", "Bans by reason", by("reason", reasons)), charts: groups.map(reasonChart) },
    section(
      "ban-signals",
      "Bans by the signal that led to them",
      by("signal", signals),
      "No signal is the content of an encrypted message.",
    ),
    section("ban-automation", "Bans by how they were decided", by("automation", automations)),
  ];
}

function section(key: string, title: string, rows: readonly RowPlan[], ...text: string[]): SectionPlan {
  return {
    key,
    title,
    text,
    columns: ["Banned", "Before any report", "Reinstated", "Share reinstated"],
    rows,
    charts: [],
  };
}

function reasonChart({ label }: Group): Chart {
  const title = `Bans by reason, and of these before any report, ${label}`;
  return { kind: "bars", title, value: 0, part: 1, group: label };
}

const labels: Readonly<Record<string, string>> = {
  none: "By a person",
  partial: "By a person, helped by a program",
  full: "By a program",
  "hash-match-unencrypted": "Match with known unencrypted material",
  "group-metadata": "Unencrypted information about groups",
  profile: "Unencrypted profile",
  "minimum-age": "Below the minimum age",
  "terms-other": "Other breach of the terms",
};

function row(group: Group, key: string, label: string, code: Code): RowPlan {
  const span = spanOf(group);
  const measure = (where: Partial<BanWhere> & Pick<BanWhere, "action">): Measure => ({
    of: "bans",
    where: { ...span, ...code, ...where },
  });
  const banned: FigurePlan = {
    key: `${key}.banned`,
    label: `${label}, banned, ${group.label}`,
    definition: "Decisions to ban an account that took effect in the span. Suspensions are not bans.",
    unit: "bans",
    measure: measure({ action: "ban" }),
  };
  const proactive: FigurePlan = {
    key: `${key}.proactive`,
    label: `${label}, before any report, ${group.label}`,
    definition: "Those of the bans about which no report of a user had arrived before.",
    unit: "bans",
    measure: measure({ action: "ban", reportedBefore: false }),
    partOf: banned.key,
  };
  const reinstated: FigurePlan = {
    key: `${key}.reinstated`,
    label: `${label}, reinstated, ${group.label}`,
    definition: "Bans lifted in the span, whenever they were made, under the code recorded with the reinstatement.",
    unit: "bans",
    measure: measure({ action: "reinstate" }),
  };
  const share: FigurePlan = {
    key: `${key}.share`,
    label: `${label}, share reinstated, ${group.label}`,
    definition: "Reinstatements of the span divided by the bans of the span; between 0 and 1.",
    unit: "share",
    measure: { of: "share", part: reinstated.measure, whole: banned.measure },
  };
  return { key, label, group: group.label, figures: [banned, proactive, reinstated, share] };
}
