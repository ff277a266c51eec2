import type { z } from "zod";
import type { create } from "#lib/requests/create.ts";

type Given = z.input<typeof create.input>;
/** How far the sample brings a request. */
type Until = "received" | "assigned" | "paused" | "proposed" | "decided" | "collected" | "produced" | "closed";
type Order = Omit<NonNullable<Given["nonDisclosure"]>, "until"> & { readonly days: number };
/** One invented demand. */
export type Sample = Omit<Given, "receivedAt" | "nonDisclosure"> & {
  readonly hoursAgo: number;
  readonly until: Until;
  /** An order of non-disclosure that binds for so many days from now. */
  readonly gag?: Order;
};

const both = ["account-created", "last-connection"];
const phone = (...numbers: string[]) => numbers.map((identifier) => ({ kind: "phone" as const, identifier }));

const virginia = { name: "United States Attorney, Eastern District of Virginia", country: "US" };
const munich = { name: "Staatsanwaltschaft München I", country: "DE" };
const delhi = { name: "Delhi Police, Cyber Crime Unit", country: "IN" };
const saoPaulo = { name: "Tribunal de Justiça de São Paulo, 2ª Vara Criminal", country: "BR" };
const unknown = { name: "Metropolitan Cyber Enforcement Agency", country: "GB" };

/** Invented requests: what a desk has before it on a morning, each with the fields that such demands really name. */
export const samples: readonly Sample[] = [
  {
    authority: unknown,
    reference: "MCEA/EMERG/0091",
    instrument: "US-EDR-RECORDS",
    emergency: true,
    hoursAgo: 2,
    until: "received",
    targets: phone("+44 7700 900003"),
    fields: ["name", "location", "last-connection", "contact-names"],
    note: "Sent from a free-mail address; the number given for a call-back is not in the register.",
  },
  {
    authority: delhi,
    reference: "DP/CCU/2026/4471",
    instrument: "IN-3-1-J",
    offence: "fraud",
    offenceNote: "Advance fees in the name of a bank",
    hoursAgo: 61,
    until: "assigned",
    targets: phone("+1 202 555 0118"),
    fields: ["name", "telephone-number", "registration-ip", "last-ip", "account-created"],
  },
  {
    authority: delhi,
    reference: "DP/CCU/2026/4502",
    instrument: "IN-4-2",
    offence: "hate-speech",
    hoursAgo: 30,
    until: "proposed",
    targets: [],
    fields: ["first-originator", "message-records"],
    note: "Asks for the first originator of a forwarded message.",
  },
  {
    authority: munich,
    reference: "214 Js 118204/26",
    instrument: "EU-EPOC-SUBSCRIBER",
    hoursAgo: 200,
    until: "proposed",
    targets: phone("+44 7700 900009"),
    fields: [...both, "name", "postal-address", "email"],
  },
  {
    authority: munich,
    reference: "214 Js 120077/26",
    instrument: "EU-EPOC-TRAFFIC",
    hoursAgo: 40,
    until: "paused",
    targets: phone("+1 202 555 0106"),
    fields: ["last-connection", "ip-history", "message-records"],
  },
  {
    authority: virginia,
    reference: "GJ-26-0417",
    instrument: "US-SUBPOENA",
    hoursAgo: 70,
    until: "decided",
    targets: phone("+1 202 555 0112", "+1 202 555 0143"),
    fields: [...both, "name", "payment-method", "ip-history", "toll-records", "contact-names"],
  },
  {
    authority: virginia,
    reference: "26-SW-288",
    instrument: "US-WARRANT",
    hoursAgo: 96,
    until: "collected",
    targets: phone("+1 202 555 0124"),
    fields: [...both, "message-content", "attachments", "address-book", "backup-content"],
    gag: { issuer: "U.S. District Court, Eastern District of Virginia", basis: "18 USC 2705(b)", days: 120 },
  },
  {
    authority: virginia,
    reference: "26-EC-101",
    instrument: "US-2703D",
    hoursAgo: 150,
    until: "produced",
    targets: phone("+1 202 555 0130"),
    fields: [...both, "block-list", "group-membership"],
  },
  {
    authority: saoPaulo,
    reference: "1508842-11.2026.8.26.0050",
    instrument: "BR-MCI-22",
    hoursAgo: 300,
    until: "closed",
    targets: phone("+44 7700 900021"),
    fields: ["last-connection", "ip-history", "message-content"],
  },
  {
    authority: munich,
    reference: "231 Js 99410/26",
    instrument: "DE-STPO-100J",
    hoursAgo: 12,
    until: "received",
    targets: phone("+44 7700 900015"),
    fields: [...both, "name", "postal-address"],
  },
];
