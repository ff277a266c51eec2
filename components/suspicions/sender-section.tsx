import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";

type SenderSectionProps = {
  requestId: string;
  sender: { domain: string | null; replyDomain: string | null; hasPhone: boolean; senderAt: Date | null };
  action: FormAction | null;
  zones: { zone: string; legalZone: string };
};

/** From where a demand says that it comes; written down by staff, so that signals can be found. */
export function SenderSection({ requestId, sender, action, zones }: SenderSectionProps) {
  const { domain, replyDomain, hasPhone, senderAt } = sender;
  const mono = (text: string | null) => (text === null ? null : <span className="font-mono break-all">{text}</span>);
  return (
    <div className="flex flex-col gap-4">
      {senderAt === null ? (
        <p className="max-w-prose text-soft">
          Nobody wrote down the sender. A mail that was taken in and an officer of the portal are compared anyway.
        </p>
      ) : (
        <Definitions
          items={[
            { term: "Sender's domain", value: mono(domain) },
            { term: "Answers go to", value: mono(replyDomain) },
            {
              term: "Number in the demand",
              value: hasPhone ? "Kept as an index: it cannot be read, and no call-back to it counts" : null,
            },
            { term: "Written down", value: <Instant at={senderAt} {...zones} /> },
          ]}
        />
      )}
      {action !== null && (
        <Dialog
          key={senderAt?.toISOString() ?? "none"}
          trigger={<Button className="w-fit">{senderAt === null ? "Write the sender down…" : "Write it anew…"}</Button>}
          title="From where it says that it comes"
          description="Domains are kept in clear; of address and number only an index, by which the same ones are found again."
        >
          <ActionForm
            action={action}
            hidden={{ requestId, seenAt: senderAt?.toISOString() ?? "" }}
            submit="Write it down"
          >
            <TextField name="from" label="Sender's address" optional maxLength={320} autoComplete="off" />
            <TextField name="replyTo" label="Answers go to" optional maxLength={320} autoComplete="off" />
            <TextField
              name="phone"
              label="Number given for a call-back"
              type="tel"
              optional
              maxLength={50}
              autoComplete="off"
            />
          </ActionForm>
        </Dialog>
      )}
    </div>
  );
}
