import { instrument } from "#lib/law/instrument.ts";
import { isDemand, lineOf, type RequestWhere } from "../demand.ts";
import type { ReportData } from "../measure.ts";
import { figure, labelOf, linesIn, pair } from "./globalRequests.ts";
import type { Group, RowPlan, SectionPlan } from "./template.ts";

type Where = Omit<RequestWhere, "from" | "to" | "within">;

/** What stands apart from the demands: content and traceability, emergencies, preservation, removal, notices. */
export function asideSections(groups: readonly Group[], data: ReportData): SectionPlan[] {
  return [
    contentAndTraceability(groups),
    section(groups, "emergencies", "Emergencies", {
      rows: own(groups, "emergencies", "Demands made as an emergency", { emergency: true, demand: true }),
      text: ["A part of the demands above, whatever their process."],
    }),
    section(groups, "preservation", "Preservation", {
      columns: ["Received", "Carried out"],
      rows: own(groups, "preservation", "Requests to preserve data", { line: "preservation" }),
      text: ["A request to preserve data is not a demand for data and is in no total."],
    }),
    ...others(groups, data),
    notices(groups),
  ];
}

type Given = {
  readonly rows: readonly RowPlan[];
  readonly text?: readonly string[];
  readonly columns?: readonly string[];
};

function section(groups: readonly Group[], key: string, title: string, given: Given): SectionPlan {
  const rows = groups.flatMap((group) => given.rows.filter((row) => row.group === group.label));
  return { key, title, text: given.text ?? [], columns: given.columns ?? ["Received", "Disclosed"], rows, charts: [] };
}

function own(groups: readonly Group[], key: string, label: string, where: Where): RowPlan[] {
  return groups.map((group) => {
    const rowKey = `${key}.${group.key}`;
    return { key: rowKey, label, group: group.label, figures: pair(group, rowKey, label, where) };
  });
}

function contentAndTraceability(groups: readonly Group[]): SectionPlan {
  return section(groups, "content", "Content and traceability", {
    rows: [
      ...own(groups, "content", "Demands for the content of messages", { content: true }),
      ...own(groups, "traceability", "Demands for the first originator of a message", { traceability: true }),
    ],
    text: [
      "Messages are encrypted end to end, and no record exists of who wrote what. Such a demand is answered with this explanation; where data were disclosed, they were other data that the same demand asked for. These demands stand on the line of their process above as well, and are not added to it.",
      `Traceability is demanded under ${instrument("IN-4-2")?.citation ?? "rule 4(2)"}, which is in force and under challenge in court.`,
    ],
  });
}

/** Removal orders and demands for capability, where there are any. */
function others(groups: readonly Group[], data: ReportData): SectionPlan[] {
  const lines = linesIn(data, (row) => !isDemand(row) && lineOf(row) !== "preservation");
  if (lines.length === 0) return [];
  const rows = lines.flatMap((line) => own(groups, `others.${line}`, labelOf(line), { line }));
  const text = ["None of these asks for data, and none is in any total."];
  return [
    section(groups, "others", "Removal, capability and the rest", { columns: ["Received", "Carried out"], rows, text }),
  ];
}

function notices(groups: readonly Group[]): SectionPlan {
  const rows = groups.map((group): RowPlan => {
    const key = `notices.${group.key}`;
    const definition =
      "Demands for data received in the span of which the users concerned have been told. Not known where an imported record does not say.";
    const told = figure(group, { key, label: "Users told", definition, where: { demand: true } }, "notified");
    return { key, label: "Demands of which the users were told", group: group.label, figures: [told] };
  });
  return section(groups, "notices", "Notices to users", { columns: ["Requests"], rows });
}
