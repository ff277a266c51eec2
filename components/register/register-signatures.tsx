import type { ReactNode } from "react";
import { type Signature, Signatures } from "#components/countersign/signatures.tsx";
import { Instant } from "#components/ui/time.tsx";

export type SignedVersion = {
  number: number;
  founding: boolean;
  proposedByName: string;
  proposedAt: Date;
  countersignedByName: string | null;
  countersignedAt: Date | null;
  effectiveAt: Date;
  entries: Readonly<Record<string, number | null>>;
};

type RegisterSignaturesProps = {
  version: SignedVersion;
  zones: { zone: string; legalZone: string };
  /** Whether the reader's role opens the log, to which each signature then leads. */
  readsLog: boolean;
  waiting?: { sentence: ReactNode; act?: ReactNode } | undefined;
};

/** Who proposed and who countersigned a version of the register. */
export function RegisterSignatures({ version, zones, readsLog, waiting }: RegisterSignaturesProps) {
  const signature = (name: string, at: Date, action: string, role: string): Signature => {
    const leaf = version.entries[action];
    const entry =
      leaf == null ? undefined : { number: String(leaf), href: readsLog ? `/log/entries/${leaf}` : undefined };
    return { name, role, time: <Instant at={at} {...zones} />, entry };
  };
  const { proposedByName, proposedAt, countersignedByName, countersignedAt } = version;
  return (
    <Signatures
      label={`Register ${version.number}`}
      first={signature(proposedByName, proposedAt, "register.proposed", "proposer")}
      second={
        countersignedByName === null || countersignedAt === null
          ? undefined
          : signature(countersignedByName, countersignedAt, "register.countersigned", "counsel")
      }
      waiting={waiting}
    />
  );
}
