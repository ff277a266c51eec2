import Link from "next/link";
import type { FormAction } from "#components/forms/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { standingOf, type VerificationLine } from "#lib/authorities/authority.ts";
import { StandingMark } from "./standing-mark.tsx";
import { VerificationFacts } from "./verification-facts.tsx";

type AuthorityBriefProps = {
  authority: {
    id: string;
    name: string;
    verifiedAt: Date | null;
    verifiedUntil: Date | null;
    frozenAt: Date | null;
    frozenReason: string | null;
    suspect: boolean;
    verifications: readonly VerificationLine[];
  };
  zones: { zone: string; legalZone: string };
  now: Date;
  reveal: FormAction | null;
};

/** The asking authority as a case shows it: how it stands, and the evidence that it is who it says. */
export function AuthorityBrief({ authority, zones, now, reveal }: AuthorityBriefProps) {
  const standing = authority.verifications.find((one) => one.endedAt === null);
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-3">
        <Link href={`/authorities/${authority.id}`} className="font-strong underline">
          {authority.name}
        </Link>
        <StandingMark standing={standingOf(authority, now)} />
      </p>
      {authority.frozenAt !== null && (
        <Notice tone="grave" title="This authority is frozen: nothing is given to it">
          {authority.frozenReason}
        </Notice>
      )}
      {standing === undefined ? (
        <p className="text-soft">Nobody has verified it. The evidence is recorded on its own page.</p>
      ) : (
        <VerificationFacts verification={standing} zones={zones} reveal={reveal} />
      )}
    </div>
  );
}
