import { periodWords } from "../report.ts";
import { foundSections } from "./found.ts";
import { asideSections } from "./globalAside.ts";
import { globalBans } from "./globalBans.ts";
import { outsideSections } from "./globalOutside.ts";
import { demands, refusals } from "./globalRequests.ts";
import { common, groupsOf, type Template } from "./template.ts";

/** Legal requests and bans of a service, by year or half: the form in which large services publish. */
export const globalTemplate: Template = {
  country: null,
  reads: { bans: "codes", grievances: false, outside: true, found: true },
  title: ({ period, country }) =>
    `Transparency report${country === null ? "" : ` (${country})`}, ${periodWords(period)}`,
  headline: ({ period }) => {
    const last = groupsOf(period).at(-1)?.key ?? "";
    return [`requests.${last}.total.received`, `requests.${last}.total.disclosed`, `bans.${last}.total.banned`];
  },
  sections: ({ period }, data) => {
    const groups = groupsOf(period);
    return [
      demands(groups, data),
      refusals(groups, data),
      ...asideSections(groups, data),
      ...globalBans(groups, data),
      ...foundSections(groups, data),
      ...outsideSections(groups, data),
    ];
  },
  methodology: () => [
    "A request is counted in the year or half in which it was received, once, on the line of the legal process by which it was made.",
    "Disclosed means that some data were given: the request was granted in full or in part. Where more disclosures are on record than requests, both numbers are printed as they are, and the contradiction is listed.",
    "Accounts are those that the requests of one line name, added over its requests. An account named in two requests counts twice, so accounts are not added across lines or periods.",
    "A request to preserve data asks for no data. It stands apart and is in no total.",
    "A demand for the content of messages, or for the first originator of a message, stands on the line of its legal process and is shown again on a line of its own. The two are not added.",
    "Medians are computed from the single requests of the whole span that a line covers. They are never averaged from other medians.",
    "Past requests that were imported, and not decided in this system, are part of the figures; the evidence marks each of them.",
    "Bans count decisions. Reinstatements are those that took effect in the same span, whenever the ban was made; the share divides the two.",
    ...common,
  ],
};
