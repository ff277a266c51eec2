import { importBans } from "#lib/bans/arriving/importBans.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { compile } from "#lib/reports/compile.ts";
import { countersign } from "#lib/reports/countersign.ts";
import { propose } from "#lib/reports/propose.ts";
import { banLines, pieces } from "#testing/bans.ts";
import { type Desk, openDesk } from "#testing/requests.ts";

/** A month with bans and grievances, and a half year with requests: what `openReports` holds records of. */
export const september = { template: "india-monthly", from: "2023-09-01", to: "2023-09-30" } as const;
export const november = { template: "global", from: "2026-07-01", to: "2026-12-31" } as const;

/** A desk with 3,000 bans, 40 grievances and four requests decided here; `signed` makes a report of September that two people signed. */
export async function openReports(): Promise<Desk & { readonly signed: () => Promise<string> }> {
  const desk = await openDesk();
  const { ground, people } = desk;
  await importBans(ground, people.operator, { source: "platform", input: banLines(0, 3_000, 3_000) });
  const grievances = Array.from({ length: 40 }, (_, at) => ({
    id: `g-${at}`,
    category: at % 4 === 0 ? "safety" : "ban-appeal",
    country: "IN",
    received_at: `2023-09-${String((at % 28) + 1).padStart(2, "0")}T08:00:00Z`,
    action: at % 10 === 0 ? "restored" : "none",
  }));
  const input = pieces(grievances.map((one) => JSON.stringify(one)).join("\n"));
  await importGrievances(ground, people.operator, { source: "desk", input });
  await desk.at("produced");
  await desk.at("decided");
  await desk.at("received", { fields: ["message-content", "account-created"] });
  const signed = async () => {
    const { id } = await compile(ground, people.counsel, september);
    await propose(ground, people.counsel, { id });
    await countersign(ground, people.counsel2, { id });
    return id;
  };
  return { ...desk, signed };
}
