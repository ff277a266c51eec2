import type { AuthorityKind } from "#lib/authorities/authority.ts";
import type { SenderFinding } from "./sender.ts";
import type { RequestLink } from "./suspicion.ts";

/** All that the signals of one request are explained from; read by `signalFacts`, judged nowhere else. */
export type SignalFacts = {
  readonly request: { readonly instrument: string; readonly emergency: boolean };
  readonly authority: {
    readonly name: string;
    readonly country: string;
    readonly kind: AuthorityKind | null;
    readonly instruments: readonly string[];
    readonly verifiedAt: Date | null;
    readonly verificationEnds: boolean;
    /** Requests of it that came before this one, to 1,000. */
    readonly earlier: number;
  };
  readonly sender: readonly SenderFinding[];
  /** Methods (`spf`, `dkim`, `dmarc`) whose trusted result was a failure. */
  readonly mailFailed: readonly string[];
  readonly calledBack: boolean;
  /** Requests of the authority and of the officer, in the day and the week before this one, and in the twelve weeks before. */
  readonly pace: readonly {
    readonly whose: "authority" | "officer";
    readonly day: number;
    readonly week: number;
    readonly quarter: number;
  }[];
  readonly documents: readonly RequestLink[];
  readonly wordings: readonly RequestLink[];
  readonly targets: readonly RequestLink[];
  readonly contacts: readonly RequestLink[];
  /** Open and confirmed suspicions that name the request, its authority or its officer. */
  readonly suspicions: readonly { readonly id: string; readonly outcome: string }[];
};
