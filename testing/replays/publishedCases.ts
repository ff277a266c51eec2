/**
 * Three published answers of a messenger that keeps almost nothing (../shared/data/published-cases.md; signal.org/bigbrother and its
 * coverage), as data for stories with the minimal register. Telephone numbers are invented and belong to the sample platform; the
 * one that ends in 43 has no account there. Officers and domains are invented too.
 */
export type PublishedCase = {
  readonly name: string;
  readonly source: string;
  readonly authority: { readonly name: string; readonly country: "US"; readonly kind: "prosecutor" | "court" };
  /** Who hands it in by the portal, at the authority's own domain; both are invented. */
  readonly officer: { readonly name: string; readonly domain: string };
  readonly instrument: "US-SUBPOENA" | "US-WARRANT";
  readonly reference: string;
  readonly receivedAt: string;
  readonly targets: readonly { readonly kind: "phone"; readonly identifier: string }[];
  /** Keys of the register, in the order in which the demand named them. */
  readonly fields: readonly string[];
  readonly period: { readonly from: string; readonly to: string } | null;
  /** The order and each extension, by the day after receipt on which it ends: a story that plays today is received today. */
  readonly nonDisclosures: readonly {
    readonly issuer: string;
    readonly basis: string;
    readonly daysAfterReceipt: number;
  }[];
  /** What the register and the instrument must say, field by field. */
  readonly findings: Readonly<Record<string, "available" | "not-held" | "unavailable-by-design">>;
  readonly given: readonly ["account-created", "last-connection"];
  readonly accountsProduced: number;
};

const given = ["account-created", "last-connection"] as const;

function findings(fields: readonly string[], byDesign: readonly string[]): PublishedCase["findings"] {
  const of = (key: string) => {
    if (given.some((one) => one === key)) return "available" as const;
    return byDesign.includes(key) ? ("unavailable-by-design" as const) : ("not-held" as const);
  };
  return Object.fromEntries(fields.map((key) => [key, of(key)]));
}

const virginiaFields = [
  "name",
  "postal-address",
  "telephone-number",
  "email",
  "payment-method",
  "registration-ip",
  "ip-history",
  "account-created",
  "last-connection",
  "account-history",
  "toll-records",
  "network-providers",
  "cookie-data",
  "associated-accounts",
  "contact-names",
];
const californiaFields = ["name", "postal-address", "account-created", "last-connection", "correspondence"];
const santaClaraFields = [
  "account-created",
  "last-connection",
  "name",
  "linked-devices",
  "contact-names",
  "group-membership",
  "message-content",
];

/** "+1 202 555 01nn" with accounts on the sample platform: an even number times three, modulo one hundred. */
const numbers = ["06", "12", "18", "24", "30", "36"].map((end) => ({
  kind: "phone" as const,
  identifier: `+120255501${end}`,
}));
const withoutAccount = { kind: "phone" as const, identifier: "+12025550143" };

const court = "Superior Court of California, County of Santa Clara";
/** The order and its four extensions, about one year in all. */
const ends = [90, 180, 270, 330, 365];

export const publishedCases: readonly PublishedCase[] = [
  {
    name: "Eastern District of Virginia, 2016",
    source: "The published case of a grand jury subpoena, first half of 2016; signal.org/bigbrother",
    authority: { name: "United States Attorney, Eastern District of Virginia", country: "US", kind: "prosecutor" },
    officer: { name: "Ellen Marsh", domain: "usao-edva.example" },
    instrument: "US-SUBPOENA",
    reference: "EDVA-2016-GJ",
    receivedAt: "2016-05-02T14:00:00Z",
    targets: [numbers[0] ?? withoutAccount, withoutAccount],
    fields: virginiaFields,
    period: null,
    nonDisclosures: [
      {
        issuer: "District Court, Eastern District of Virginia",
        basis: "18 USC 2705(b)",
        daysAfterReceipt: 365,
      },
    ],
    findings: findings(virginiaFields, ["contact-names"]),
    given,
    accountsProduced: 1,
  },
  {
    name: "Central District of California, 2021",
    source: "The published case of a grand jury subpoena, 2021; signal.org/bigbrother",
    authority: { name: "United States Attorney, Central District of California", country: "US", kind: "prosecutor" },
    officer: { name: "Oscar Reyes", domain: "usao-cdca.example" },
    instrument: "US-SUBPOENA",
    reference: "CDCA-2021-GJ",
    receivedAt: "2021-04-12T16:00:00Z",
    targets: numbers,
    fields: californiaFields,
    period: null,
    nonDisclosures: [],
    findings: findings(californiaFields, ["correspondence"]),
    given,
    accountsProduced: 6,
  },
  {
    name: "Santa Clara County, 2021",
    source:
      "The published case of a search warrant with a non-disclosure order extended four times; signal.org/bigbrother",
    authority: { name: court, country: "US", kind: "court" },
    officer: { name: "June Okafor", domain: "courts-santaclara.example" },
    instrument: "US-WARRANT",
    reference: "SCC-2021-SW",
    receivedAt: "2021-10-12T17:00:00Z",
    targets: numbers.slice(0, 2),
    fields: santaClaraFields,
    period: null,
    nonDisclosures: ends.map((daysAfterReceipt) => ({ issuer: court, basis: "18 USC 2705(b)", daysAfterReceipt })),
    findings: findings(santaClaraFields, ["contact-names", "group-membership", "message-content"]),
    given,
    accountsProduced: 2,
  },
];
