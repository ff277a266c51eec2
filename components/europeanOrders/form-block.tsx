import { RevealDocument } from "#components/documents/reveal-document.client.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { listWords, revealReasonWords } from "#components/requests/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { type WithheldCode, withheldWords } from "#lib/europeanOrders/europeanOrder.ts";
import type { Annex } from "#lib/law/european/keys.ts";
import { RevealedForm } from "./form-sections.client.tsx";

export type ShownForm = {
  readonly id: string;
  readonly annex: Annex;
  readonly givenAt: Date;
  readonly addedByName: string;
  readonly withheld: readonly WithheldCode[];
  readonly setAsideAt: Date | null;
  readonly setAsideByName: string | null;
};
type Props = {
  form: ShownForm;
  requestId: string;
  acts: { reveal: FormAction; setAside: FormAction };
  actor: { role: Role };
  zones: { zone: string; legalZone: string };
};

const annexWords: Readonly<Record<Annex, string>> = {
  I: "European Production Order Certificate (Annex I)",
  II: "European Preservation Order Certificate (Annex II)",
  III: "Our answer (Annex III)",
  V: "A request for production was issued (Annex V)",
  VI: "Preservation extended by 30 days (Annex VI)",
};
const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

/** One form: when it came, what should not have come with it, and the ways to see it, each for a reason. */
export function FormBlock(props: Props) {
  const { form, requestId, acts, actor, zones } = props;
  const address = `/requests/${requestId}/papers/forms/${form.id}`;
  return (
    <article className="border-rule border-b py-4 first:pt-0">
      <h3 className="font-strong text-body">{annexWords[form.annex]}</h3>
      <p className="mb-3 text-small text-soft">
        {form.annex === "III" ? "Made" : "Received"} <Instant at={form.givenAt} {...zones} />, recorded by{" "}
        {form.addedByName}
      </p>
      <Flagged {...props} />
      {may(actor.role, "europeanOrders:reveal") && (
        <div className="flex flex-wrap gap-2">
          <Dialog
            trigger={<Button size="small">Read it</Button>}
            title="Read the form"
            description="It names people. That you looked, and why, is an entry of the log."
          >
            <ActionForm
              action={acts.reveal}
              hidden={{ id: form.id }}
              submit="Reveal and record"
              done={<RevealedForm />}
            >
              <ChoiceField name="reason" id={`read-${form.id}`} label="Reason" choices={reasons} empty="Choose" />
            </ActionForm>
          </Dialog>
          <Saving address={`${address}/pdf`} id={`${form.id}-pdf`} title="As a PDF" />
          <Saving address={`${address}/json`} id={`${form.id}-json`} title="As data" />
        </div>
      )}
    </article>
  );
}

function Saving({ address, id, title }: { address: string; id: string; title: string }) {
  return (
    <Dialog
      trigger={<Button size="small">{title}</Button>}
      title={title}
      description="It is saved on your computer. That you looked, and why, is an entry of the log."
    >
      <RevealDocument address={address} id={id} fileName="form" />
    </Dialog>
  );
}

/** What only the enforcing authority is sent (Article 9(2) and (3)) and came here: told, never shown. */
function Flagged({ form, acts, actor, zones }: Props) {
  if (form.withheld.length === 0) return null;
  const what = listWords(form.withheld.map((code) => withheldWords[code]));
  if (form.setAsideAt !== null) {
    return (
      <p className="mb-3 text-small text-soft">
        Set aside unseen by {form.setAsideByName}, <Instant at={form.setAsideAt} {...zones} />: {what}.
      </p>
    );
  }
  return (
    <Notice
      tone="due"
      className="mb-3 max-w-3xl"
      title={`It came with what only the enforcing authority is sent: ${what}.`}
      acts={
        may(actor.role, "europeanOrders:enter") ? (
          <ActionForm
            action={acts.setAside}
            hidden={{ id: form.id }}
            submit="Set it aside unseen"
            kind="plain"
            size="small"
          />
        ) : undefined
      }
    >
      It is sealed and nobody can open it here. Set aside, it is destroyed; that it came stays recorded (Article 9(2)
      and (3)).
    </Notice>
  );
}
