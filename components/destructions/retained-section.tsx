import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { kindWords, type RetentionKind } from "#lib/destructions/destruction.ts";

type RetainedSectionProps = {
  requestId: string;
  kept: {
    exemptions: readonly { reason: string; placedAt: Date; placedByName: string; liftedAt: Date | null }[];
    destroyed: readonly { id: string; kind: string; at: Date; count: number }[];
  };
  acts: Readonly<Record<"exempt" | "lift", FormAction>>;
  role: Role;
  zones: { zone: string; legalZone: string };
};

/** Whether the request is exempt from destruction, and what of it was destroyed, with the certificates. */
export function RetainedSection({ requestId, kept, acts, role, zones }: RetainedSectionProps) {
  const exempt = kept.exemptions.find(({ liftedAt }) => liftedAt === null);
  const mayExempt = may(role, "destructions:exempt");
  return (
    <Section title="Retention">
      <div className="flex flex-col gap-4">
        {exempt === undefined ? (
          <p className="text-soft">
            Its retention counts: what is over its term is destroyed in the night, with a certificate.
          </p>
        ) : (
          <p>
            <strong>Exempt from destruction</strong> since <Instant at={exempt.placedAt} {...zones} />, by{" "}
            {exempt.placedByName}: {exempt.reason}
          </p>
        )}
        {mayExempt && exempt !== undefined && (
          <ActionForm
            action={acts.lift}
            hidden={{ requestId }}
            submit="Let its retention count again"
            kind="plain"
            size="small"
          />
        )}
        {mayExempt && exempt === undefined && (
          <Exempt key={kept.exemptions.length} requestId={requestId} action={acts.exempt} />
        )}
        {kept.destroyed.length > 0 && <Destroyed destroyed={kept.destroyed} zones={zones} />}
      </div>
    </Section>
  );
}

function Exempt({ requestId, action }: { requestId: string; action: FormAction }) {
  return (
    <Dialog
      trigger={
        <Button size="small" className="w-fit">
          Exempt it from destruction
        </Button>
      }
      title="Exempt the request from destruction"
      description="Nothing of it is destroyed while it is or may be litigated. The database holds to it, whoever asks."
    >
      <ActionForm action={action} hidden={{ requestId }} submit="Exempt it">
        <LongTextField name="reason" id="exempt-reason" label="What is litigated" minLength={10} maxLength={2000} />
      </ActionForm>
    </Dialog>
  );
}

type DestroyedProps = Pick<RetainedSectionProps["kept"], "destroyed"> & Pick<RetainedSectionProps, "zones">;

function Destroyed({ destroyed, zones }: DestroyedProps) {
  return (
    <ul aria-label="Destroyed" className="flex flex-col divide-y divide-rule">
      {destroyed.map((one) => (
        <li key={one.id} className="flex flex-wrap justify-between gap-4 py-2">
          <Link href={`/log/destructions/${one.id}`} className="underline">
            {kindWords[one.kind as RetentionKind]}: {one.count}
          </Link>
          <span className="text-soft">
            destroyed <Instant at={one.at} {...zones} />
          </span>
        </li>
      ))}
    </ul>
  );
}
