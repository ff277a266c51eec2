import type { z } from "zod";
import type { authorityInput } from "#lib/authorities/given.ts";
import type { record as recordContact } from "#lib/contacts/record.ts";

/** What the sample knows of its authorities. Domains are invented where the office is. */
export const sampleOffices: readonly z.input<typeof authorityInput>[] = [
  {
    name: "United States Attorney, Eastern District of Virginia",
    country: "US",
    kind: "prosecutor",
    domains: ["usdoj.gov"],
    instruments: ["US-SUBPOENA", "US-2703D", "US-WARRANT", "US-2703F", "US-EDR-RECORDS"],
    registrySource: "Directory of the offices of the United States Attorneys",
  },
  {
    name: "Staatsanwaltschaft München I",
    country: "DE",
    kind: "prosecutor",
    domains: ["justiz.bayern.de"],
    instruments: ["DE-STPO-100J", "DE-STPO-100K", "EU-EPOC-SUBSCRIBER", "EU-EPOC-ID", "EU-EPOC-TRAFFIC", "EU-EPOC-PR"],
    registrySource: "Orts- und Gerichtsverzeichnis der Länder",
    aliases: ["StA München I"],
  },
  {
    name: "Delhi Police, Cyber Crime Unit",
    country: "IN",
    kind: "police",
    domains: ["delhipolice.gov.in"],
    registrySource: "Directory of the Government of India",
  },
  {
    name: "Tribunal de Justiça de São Paulo, 2ª Vara Criminal",
    country: "BR",
    kind: "court",
    domains: ["tjsp.jus.br"],
    registrySource: "Conselho Nacional de Justiça, lista de tribunais",
    aliases: ["TJSP, 2ª Vara Criminal"],
  },
  {
    name: "Metropolitan Police Service",
    country: "GB",
    kind: "police",
    domains: ["met.police.uk"],
    registrySource: "College of Policing, list of forces",
    aliases: ["The Met", "Scotland Yard"],
  },
];

type Contact = Omit<z.input<typeof recordContact.input>, "heldAt"> & { readonly daysAgo: number };

/** Three contacts as they could have been: what was asked, what was answered, what was promised. */
export const sampleContacts: readonly Contact[] = [
  {
    daysAgo: 44,
    channel: "meeting",
    country: "IN",
    kind: "ministry",
    office: "Ministry of Electronics and Information Technology",
    officials: ["Joint Secretary, Cyber Laws"],
    topics: ["traceability", "encryption", "bans"],
    asked:
      "Whether the first originator of a forwarded message can be named, and how accounts are found that the service bans.",
    answered:
      "No record of who wrote what is kept, so no originator can be named. Accounts are found by behaviour, reports of users and unencrypted profiles, never by reading messages; the monthly report gives the split.",
    commitments: [
      { byWhom: "us", text: "Send a page that explains end-to-end encryption to a judge.", dueOn: "2026-11-10" },
      {
        byWhom: "them",
        text: "Name one office to which officers' questions about the monthly report can go.",
        dueOn: null,
      },
    ],
  },
  {
    daysAgo: 19,
    channel: "letter",
    country: "GB",
    kind: "ministry",
    office: "Home Office",
    topics: ["content-access", "legislation"],
    asked: "Whether the service would keep copies of messages if a capability notice required it.",
    answered:
      "The design keeps none, and keeping them would end what the service promises to everyone. The public matrix of what can be disclosed was enclosed.",
  },
  {
    daysAgo: 6,
    channel: "video",
    country: "DE",
    kind: "regulator",
    office: "Bundesnetzagentur, Koordinierungsstelle für digitale Dienste",
    topics: ["accountability", "bans"],
    asked: "How a user whose account was banned learns why, and how an appeal is decided.",
    answered:
      "Each ban carries a statement of reasons; an appeal is decided by a person within days, and reinstatements are published beside the bans.",
    commitments: [
      { byWhom: "us", text: "Send the half-year figures of appeals and reinstatements once they are signed." },
    ],
  },
];
