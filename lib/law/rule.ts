/** The part of a service that a request concerns. Private messages are the default; law often reaches only what is public. */
export const surfaces = ["private", "groups", "channels", "business"] as const;
export type Surface = (typeof surfaces)[number];

/** Regulation (EU) 2023/1543, Article 3(9) to 3(12): the four categories of data, from least to most intrusive. */
export const euCategories = ["subscriber", "identification", "traffic", "content"] as const;
export type EuCategory = (typeof euCategories)[number];

/** 18 USC 2703: the ladder of process, lowest rung first. */
export const usProcesses = ["subpoena", "court-order", "warrant"] as const;
export type UsProcess = (typeof usProcesses)[number];

export type Jurisdiction = "US" | "EU" | "UK" | "IN" | "BR" | "DE" | "AU" | "CA" | "CH" | "KR" | "INTL";

/** What an instrument asks for. `procedure`, `referral`, `reporting` and `retention` are the provider's own duties and nobody serves them. */
export type InstrumentKind =
  | "data-demand"
  | "content-interception"
  | "metadata-interception"
  | "emergency"
  | "traceability"
  | "mutual-assistance"
  | "preservation"
  | "retention"
  | "capability"
  | "removal"
  | "grievance"
  | "non-disclosure"
  | "referral"
  | "reporting"
  | "procedure";

/** The line on which a request of this kind is counted in the global report. */
export type ProcessType =
  | "subpoena"
  | "civil-subpoena"
  | "court-order"
  | "warrant"
  | "administrative-demand"
  | "european-order"
  | "cross-border"
  | "emergency"
  | "interception"
  | "national-security"
  | "traceability"
  | "preservation"
  | "removal"
  | "capability";

export type InstrumentStatus =
  | "in_force"
  | "in_force_2026-08-18"
  | "pending_bill"
  | "litigation_pending"
  | "partial"
  | "switched_on"
  | "switched_off";

/**
 * What the instrument can obtain, when it is in force and served by who may issue it. A field is reached when its category is
 * listed AND its least US process is not above `process` AND, where `fields` is given, its key is listed there (the statute
 * enumerates). Outside the law of the United States the ladder does not bind, and `process` is "warrant".
 * `prospective`: only what arises after service, nothing stored.
 */
export type Reach = {
  readonly categories: readonly EuCategory[];
  readonly process: UsProcess;
  readonly fields?: readonly string[];
  readonly prospective?: true;
};

/**
 * One legal rule. The columns from `id` to `note` are the reviewed table, word for word ("R" and "B" in a source or note mark what
 * was read and what is background); those below are our reading of them. Never advice: citation, status and basis are shown beside
 * every use, and an organisation may override a rule with a reason.
 */
export type Instrument = {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly name: string;
  readonly citation: string;
  readonly issuer: string;
  readonly dataScope: string;
  readonly deadline: string;
  readonly deadlineHours: number | null;
  readonly clock: string;
  readonly gagNotice: string;
  readonly retentionEffect: string;
  readonly status: InstrumentStatus;
  readonly basis: "read" | "partly-read" | "background";
  readonly source: string;
  readonly note: string;

  readonly kind: InstrumentKind;
  /** The line of the global report, or null where nobody serves the rule on a provider as a request. */
  readonly processType: ProcessType | null;
  /** The citation in full, as it is named in a letter or read aloud. */
  readonly provision: string;
  /** Null where the instrument demands no data. */
  readonly reach: Reach | null;
  /** The surfaces to which the rule applies at all. */
  readonly surfaces: readonly Surface[];
  /** Belongs in the compartment of its own; only bands leave it. */
  readonly nationalSecurity: boolean;
  readonly emergency: boolean;
  /** Counted among demands for data. Preservation, removal, capability and the provider's own duties never are. */
  readonly countsAsDemand: boolean;
  readonly traceability: boolean;
  /** A demand for data which the provider may lawfully decline. */
  readonly voluntary: boolean;
  /** First day in force where the table knows it, ISO date. */
  readonly inForceFrom: string | null;
};

/** Public hosting only: interpersonal messaging is outside the rule. */
export const hostedSurfaces: readonly Surface[] = ["channels"];
