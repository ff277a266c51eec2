import type { ReportData } from "../measure.ts";
import type { FigurePlan, Group, RowPlan, SectionPlan } from "./template.ts";
import { spanOf, words } from "./template.ts";

/** What stands outside the requests: askers who were not who they said, and what governments said without a request. None where there is none. */
export function outsideSections(groups: readonly Group[], data: ReportData): SectionPlan[] {
  return [
    ...((data.suspicions ?? []).length === 0 ? [] : [suspicions(groups)]),
    ...((data.contacts ?? []).length === 0 ? [] : [contacts(groups, data)]),
  ];
}

function suspicions(groups: readonly Group[]): SectionPlan {
  return {
    key: "suspicions",
    title: "Askers who may not be who they say",
    text: [
      "A suspicion is raised by a person and refuses nothing by itself. Confirmed fraud and impersonation were found by two people. Each stands on the line of the span in which it was raised.",
    ],
    columns: ["Raised", "Failed verification", "Confirmed fraud", "Impersonation", "Should not have been given"],
    rows: groups.map((group): RowPlan => {
      const key = `suspicions.${group.key}`;
      const raised = suspicionFigure(group, `${key}.raised`, "Suspicions raised", {});
      return {
        key,
        label: "Suspicions",
        group: group.label,
        figures: [
          raised,
          suspicionFigure(
            group,
            `${key}.failed`,
            "Failed verification",
            { outcome: "failed-verification" },
            raised.key,
          ),
          suspicionFigure(group, `${key}.confirmed`, "Confirmed fraud", { outcome: "confirmed-fraud" }, raised.key),
          suspicionFigure(
            group,
            `${key}.impersonation`,
            "Impersonation of a real authority",
            { outcome: "impersonation" },
            raised.key,
          ),
          incidentFigure(group, `${key}.incidents`),
        ],
      };
    }),
    charts: [],
  };
}

function suspicionFigure(
  group: Group,
  key: string,
  label: string,
  where: { outcome?: string },
  partOf?: string,
): FigurePlan {
  return {
    key,
    label: `${label}, ${group.label}`,
    definition:
      "Suspicions raised in the span about an authority, an officer or a request, by what had become of them when the report was compiled.",
    unit: "suspicions",
    measure: { of: "suspicions", where: { ...spanOf(group), ...where }, take: "count" },
    ...(partOf === undefined ? {} : { partOf }),
  };
}

function incidentFigure(group: Group, key: string): FigurePlan {
  return {
    key,
    label: `Requests that should not have been given, ${group.label}`,
    definition:
      "Requests that were looked at again because of a suspicion raised in the span, and of which it was found that what was given should not have been.",
    unit: "requests",
    measure: { of: "suspicions", where: spanOf(group), take: "incidents" },
  };
}

/** By country and kind of office, and within each by topic. Only those that occur. */
function contacts(groups: readonly Group[], data: ReportData): SectionPlan {
  const all = data.contacts ?? [];
  const offices = [...new Set(all.map(({ country, kind }) => `${country} ${kind}`))].sort();
  const rows = groups.flatMap((group) =>
    offices.flatMap((office): RowPlan[] => {
      const [country = "", kind = ""] = office.split(" ");
      const key = `contacts.${group.key}.${country.toLowerCase()}.${kind}`;
      const label = `${country}, ${words(kind).toLowerCase()}`;
      const own = all.filter((row) => row.country === country && row.kind === kind);
      const topics = [...new Set(own.flatMap((row) => row.topics))].sort();
      return [
        {
          key,
          label,
          group: group.label,
          strong: true,
          figures: [contactFigure(group, key, label, { country, kind })],
        },
        ...topics.map((topic): RowPlan => {
          const topicKey = `${key}.${topic}`;
          const topicLabel = `${label}: ${words(topic).toLowerCase()}`;
          return {
            key: topicKey,
            label: topicLabel,
            group: group.label,
            figures: [contactFigure(group, topicKey, topicLabel, { country, kind, topic }, key)],
          };
        }),
      ];
    }),
  );
  const text = [
    "Meetings, calls and letters with officials outside any request, by the country and kind of office and by topic. A contact with several topics stands on the line of each; lines of topics are not added.",
  ];
  return { key: "contacts", title: "Contacts with governments", text, columns: ["Contacts"], rows, charts: [] };
}

function contactFigure(
  group: Group,
  key: string,
  label: string,
  where: { country: string; kind: string; topic?: string },
  partOf?: string,
): FigurePlan {
  return {
    key,
    label: `Contacts, ${label}, ${group.label}`,
    definition:
      "Contacts with officials held in the span and recorded, as they were written last when the report was compiled.",
    unit: "contacts",
    measure: { of: "contacts", where: { ...spanOf(group), ...where } },
    ...(partOf === undefined ? {} : { partOf }),
  };
}
