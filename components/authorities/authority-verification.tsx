import type { FormAction } from "#components/forms/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { EvidenceKind, VerificationLine } from "#lib/authorities/authority.ts";
import { EndVerification } from "./end-verification.tsx";
import { VerificationFacts } from "./verification-facts.tsx";
import { type Challenge, VerifyForm } from "./verify-form.tsx";

type AuthorityVerificationProps = {
  authority: {
    id: string;
    name: string;
    version: number;
    domains: readonly string[];
    verifiedAt: Date | null;
    verifications: readonly VerificationLine[];
    challenges: readonly Challenge[];
    documents: readonly { id: string; name: string; reference: string }[];
  };
  /** In its last days it can be verified anew while the old verification stands. */
  renewable: boolean;
  kind: EvidenceKind;
  zones: { zone: string; legalZone: string };
  now: Date;
  acts: { verify: FormAction; challenge: FormAction; unverify: FormAction } | null;
  reveal: FormAction | null;
};

/** The standing evidence, the form for the next, and below what was believed before. */
export function AuthorityVerification({
  authority,
  renewable,
  kind,
  zones,
  now,
  acts,
  reveal,
}: AuthorityVerificationProps) {
  const standing = authority.verifications.find((one) => one.endedAt === null);
  const ended = authority.verifications.filter((one) => one.endedAt !== null);
  return (
    <div className="flex flex-col gap-6">
      {standing !== undefined && <VerificationFacts verification={standing} zones={zones} reveal={reveal} />}
      {standing !== undefined && acts !== null && <EndVerification authority={authority} action={acts.unverify} />}
      {standing === undefined && acts === null && (
        <Notice title="Nobody has verified this authority yet">An analyst or counsel records the evidence.</Notice>
      )}
      {acts !== null && (standing === undefined || renewable) && (
        <VerifyForm
          {...{ authority, kind, now }}
          challenges={authority.challenges}
          documents={authority.documents}
          zone={zones.zone}
          action={acts.verify}
          ask={acts.challenge}
        />
      )}
      {ended.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer text-soft hover:text-ink">
            Earlier verifications ({ended.length})
          </summary>
          {ended.map((one) => (
            <div key={one.id} className="mt-4 border-rule border-t">
              <VerificationFacts verification={one} zones={zones} reveal={reveal} />
            </div>
          ))}
        </details>
      )}
    </div>
  );
}
