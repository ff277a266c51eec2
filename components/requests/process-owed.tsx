import { Hourglass } from "lucide-react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import { jurisdictionWords } from "#components/law/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import { canBeServed, everyInstrument } from "#lib/law/instrument.ts";
import { type CaseProps, seen } from "./case-view.ts";

const compelling = everyInstrument
  .filter((one) => canBeServed(one) && !one.voluntary && !one.nationalSecurity && one.kind !== "emergency")
  .map((one) => ({ value: one.id, label: `${jurisdictionWords[one.jurisdiction]}: ${one.name}` }));

/** The legal process that must follow an emergency: when it is due, and that it came. */
export function ProcessOwed(props: CaseProps) {
  const { view, zones, actor } = props;
  const { owed, emergency } = view;
  if (owed === null) {
    return emergency?.processCame === true
      ? "None: it came with the demand"
      : "From the release on, the legal process is owed";
  }
  if (owed.receivedAt !== null) {
    const late = owed.receivedAt > owed.dueAt ? "Late" : "In time";
    return (
      <>
        {late}: {owed.reference} <span className="text-soft">({owed.instrument})</span>,{" "}
        <Instant at={owed.receivedAt} {...zones} />
        {owed.fileName !== null && <span className="block text-soft">{owed.fileName}</span>}
      </>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      {owed.dueAt < new Date() ? (
        <Badge tone="grave" icon={Hourglass}>
          Overdue since <Instant at={owed.dueAt} {...zones} stop={false} />
        </Badge>
      ) : (
        <span>
          Due by <Instant at={owed.dueAt} {...zones} />
        </span>
      )}
      {may(actor.role, "requests:callBack") && <Receive {...props} />}
    </div>
  );
}

function Receive({ view, acts }: CaseProps) {
  const papers = (view.owed?.papers ?? []).map(({ documentId, fileName }) => ({ value: documentId, label: fileName }));
  return (
    <Dialog
      trigger={<Button size="small">Record the process</Button>}
      title="Record the legal process"
      description="What came after the emergency. Add its document to the papers first, and choose it here."
    >
      <ActionForm action={acts.receiveProcess} hidden={seen(view)} submit="Record the process">
        <ChoiceField name="instrument" label="Instrument" id="process-instrument" choices={compelling} empty="Choose" />
        <TextField name="reference" label="Reference" id="process-reference" maxLength={200} autoComplete="off" />
        {papers.length > 0 && (
          <ChoiceField
            name="documentId"
            label="Its document"
            id="process-document"
            hint="From the papers of this case."
            choices={papers}
            empty="Not among the papers"
            optional
          />
        )}
      </ActionForm>
    </Dialog>
  );
}
