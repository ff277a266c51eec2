import type { ReactNode } from "react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";

type Props = {
  requestId: string;
  order: { reference: string; authority: string };
  given: readonly string[];
  followUp: FormAction;
  zone: string;
  now: string;
};

const kinds = [
  { value: "epoc", label: "European Production Order" },
  { value: "eio", label: "European Investigation Order" },
  { value: "mutual-assistance", label: "Mutual legal assistance" },
];

/** What follows an order to preserve: Annex V and Annex VI, each once. */
export function FollowUpForms(props: Props) {
  return (
    <div className="flex flex-wrap gap-2">
      {!props.given.includes("V") && (
        <FollowUp
          {...props}
          annex="V"
          title="Annex V came"
          of="A request for production was issued: the data are kept as long as it needs."
        >
          <ChoiceField name="form.request.kind" label="Kind of request" choices={kinds} />
          <TextField name="form.request.reference" label="Its reference" maxLength={200} autoComplete="off" />
          <TextField name="form.request.issuedOn" label="Issued on" type="date" />
        </FollowUp>
      )}
      {!props.given.includes("VI") && (
        <FollowUp
          {...props}
          annex="VI"
          title="Annex VI came"
          of="The preservation is extended by 30 days, where it comes within the first 60."
        >
          <LongTextField name="form.reason" label="Reason, in their words" maxLength={4000} optional />
        </FollowUp>
      )}
    </div>
  );
}

type FollowUpProps = Props & { annex: "V" | "VI"; title: string; of: string; children: ReactNode };

function FollowUp({ requestId, order, followUp, zone, now, annex, title, of, children }: FollowUpProps) {
  const id = (name: string) => `${annex}-${name}`;
  return (
    <Dialog trigger={<Button size="small">{title}</Button>} title={title} description={of}>
      <ActionForm action={followUp} hidden={{ requestId, annex, zone }} submit={`Keep Annex ${annex}`}>
        <TextField
          name="receivedAt"
          id={id("received")}
          label="Received"
          type="datetime-local"
          hint={`In ${zone}.`}
          defaultValue={now}
        />
        <TextField
          name="form.fileNumber"
          id={id("number")}
          label="File number of the order"
          defaultValue={order.reference}
          maxLength={200}
        />
        <TextField
          name="form.issuingAuthority"
          id={id("authority")}
          label="Issuing authority"
          defaultValue={order.authority}
          maxLength={300}
        />
        {children}
        <TextField name="form.signedOn" id={id("signed")} label="Signed on" type="date" />
      </ActionForm>
    </Dialog>
  );
}
