import { addDays, daysBetween, periodWords } from "../report.ts";
import { foundSections } from "./found.ts";
import {
  common,
  type FigurePlan,
  groupsOf,
  type RowPlan,
  type SectionPlan,
  type Subject,
  spanOf,
  type Template,
} from "./template.ts";

const categories = [
  ["ban-appeal", "Ban appeal"],
  ["account-support", "Account support"],
  ["other-support", "Other support"],
  ["product-support", "Product support"],
  ["safety", "Safety"],
] as const;

/**
 * The monthly report of a significant social media intermediary: rule 4(1)(d) of the IT Rules, 2021. Accounts banned, those of them banned
 * before any user had reported them, grievances by category, and orders of the Grievance Appellate Committee (rule 3A).
 */
export const indiaMonthly: Template = {
  country: "IN",
  reads: { bans: "codes", grievances: true, orders: true, found: true },
  title: ({ period }) => `Monthly report for India, ${periodWords(period)}`,
  headline: () => ["bans.banned", "bans.proactive", "grievances.total.received"],
  sections: (subject, data) => [
    bans(subject),
    grievances(subject),
    committee(subject),
    days(subject),
    ...foundSections(groupsOf(subject.period), data),
  ],
  methodology: () => [
    "Published under rule 4(1)(d) of the Information Technology (Intermediary Guidelines and Digital Media Ethics Code) Rules, 2021.",
    "An account is counted as Indian by the country that the platform recorded with the ban (telephone numbers that begin with +91). An account that was banned, restored and banned again within the month counts twice, because two decisions were made about it.",
    "“Before any user had reported them” is a part of “accounts banned” and is never added to it. No message is read to find these accounts: the signals are reports, behaviour, unencrypted profile and group information, and matches with known unencrypted material.",
    "A grievance is actioned when an account was banned or restored because of it. Answering a question, explaining or asking for more is not an action in this sense.",
    "Orders of the Grievance Appellate Committee are counted by the day on which they were received.",
    ...common,
  ],
};

function bans({ period }: Subject): SectionPlan {
  const span = spanOf(period);
  const banned: FigurePlan = {
    key: "bans.banned",
    label: "Accounts banned",
    definition:
      "Decisions to ban an account with an Indian number that took effect in the period. Suspensions are not bans.",
    unit: "bans",
    measure: { of: "bans", where: { ...span, action: "ban" } },
  };
  const proactive: FigurePlan = {
    key: "bans.proactive",
    label: "Of these, before any user had reported them",
    definition: "Those of the accounts banned about which no report of a user had arrived before the ban.",
    unit: "bans",
    measure: { of: "bans", where: { ...span, action: "ban", reportedBefore: false } },
    partOf: "bans.banned",
  };
  return {
    key: "bans",
    title: "Accounts banned",
    text: [],
    columns: ["Accounts"],
    rows: [
      { key: "banned", label: banned.label, strong: true, figures: [banned] },
      { key: "proactive", label: proactive.label, figures: [proactive] },
    ],
    charts: [],
  };
}

function grievances({ period }: Subject): SectionPlan {
  const span = spanOf(period);
  const row = (category: string | null, label: string): RowPlan => {
    const key = `grievances.${category ?? "total"}`;
    const where = category === null ? span : { ...span, category };
    const received: FigurePlan = {
      key: `${key}.received`,
      label: category === null ? "Grievances received" : `${label}, received`,
      definition: "Grievances that reached the grievance officer in the period, by the category recorded on receipt.",
      unit: "grievances",
      measure: { of: "grievances", where },
    };
    const actioned: FigurePlan = {
      key: `${key}.actioned`,
      label: category === null ? "Grievances actioned" : `${label}, actioned`,
      definition: "Those of the grievances received in the period because of which an account was banned or restored.",
      unit: "grievances",
      measure: { of: "grievances", where: { ...where, actioned: true } },
      partOf: received.key,
    };
    return { key, label, strong: category === null, figures: [received, actioned] };
  };
  return {
    key: "grievances",
    title: "Grievances",
    text: [],
    columns: ["Received", "Actioned"],
    rows: [...categories.map(([category, label]) => row(category, label)), row(null, "All categories")],
    charts: [{ kind: "bars", title: "Grievances received, and of these actioned", value: 0, part: 1 }],
  };
}

function committee({ period }: Subject): SectionPlan {
  const where = { ...spanOf(period), instrument: "IN-GAC" };
  const received: FigurePlan = {
    key: "committee.received",
    label: "Orders received",
    definition: "Orders of the Grievance Appellate Committee under rule 3A that were received in the period.",
    unit: "orders",
    measure: { of: "requests", where: { ...where, received: true }, take: "count" },
  };
  const complied: FigurePlan = {
    key: "committee.complied",
    label: "Orders complied with",
    definition: "Those of the orders received in the period that were carried out in full.",
    unit: "orders",
    measure: { of: "requests", where: { ...where, outcome: "granted" }, take: "count" },
    partOf: received.key,
  };
  return {
    key: "committee",
    title: "Grievance Appellate Committee",
    text: [],
    columns: ["Received", "Complied with"],
    rows: [{ key: "orders", label: "Orders", figures: [received, complied] }],
    charts: [],
  };
}

/** Day by day, so that a month's figure can be seen to come about. */
function days({ period }: Subject): SectionPlan {
  const count = daysBetween(period.from, period.to) + 1;
  const rows = Array.from({ length: Math.min(count, 31) }, (_, at): RowPlan => {
    const day = addDays(period.from, at);
    const span = { from: day, to: day, within: period };
    const banned: FigurePlan = {
      key: `days.${day}.banned`,
      label: `Accounts banned on ${day}`,
      definition: "Decisions to ban an account with an Indian number that took effect on this day.",
      unit: "bans",
      measure: { of: "bans", where: { ...span, action: "ban" } },
    };
    const proactive: FigurePlan = {
      key: `days.${day}.proactive`,
      label: `Before any report, on ${day}`,
      definition:
        "Those of the accounts banned on this day about which no report of a user had arrived before the ban.",
      unit: "bans",
      measure: { of: "bans", where: { ...span, action: "ban", reportedBefore: false } },
      partOf: banned.key,
    };
    return { key: day, label: day, figures: [banned, proactive] };
  });
  return {
    key: "days",
    title: "Day by day",
    text: [],
    columns: ["Banned", "Before any report"],
    // A longer period than a month has no place for its days; the figures above cover it.
    rows: count > 31 ? [] : rows,
    charts: count > 31 ? [] : [{ kind: "line", title: "Accounts banned a day", value: 0 }],
  };
}
