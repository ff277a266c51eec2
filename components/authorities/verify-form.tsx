import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { typedText } from "#components/forms/typed-time.ts";
import { Copyable } from "#components/ui/copyable.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import type { EvidenceKind } from "#lib/authorities/authority.ts";

export type Challenge = { domain: string; name: string; text: string };
type VerifyFormProps = {
  authority: { id: string; name: string; version: number; domains: readonly string[] };
  kind: EvidenceKind;
  challenges: readonly Challenge[];
  documents: readonly { id: string; name: string; reference: string }[];
  zone: string;
  now: Date;
  action: FormAction;
  ask: FormAction;
};

/** Records how an authority was verified: called back, by its domain, or by a document. */
export function VerifyForm(props: VerifyFormProps) {
  const { authority, kind } = props;
  const place = (value: EvidenceKind) => `/authorities/${authority.id}?evidence=${value}`;
  return (
    <div className="flex flex-col gap-5">
      <TabLinks
        label="Evidence"
        at={place(kind)}
        tabs={[
          { href: place("call-back"), label: "Call-back" },
          { href: place("domain"), label: "Domain" },
          { href: place("document"), label: "Document" },
        ]}
      />
      {kind === "call-back" && <CallBack {...props} />}
      {kind === "domain" && <Domain {...props} />}
      {kind === "document" && <Document {...props} />}
    </div>
  );
}

function seen({ authority, kind }: VerifyFormProps): Record<string, string> {
  return { id: authority.id, version: String(authority.version), evidence: kind };
}

function CallBack(props: VerifyFormProps) {
  const { action, zone, now } = props;
  return (
    <ActionForm action={action} hidden={{ ...seen(props), zone }} submit="Record the verification">
      <p className="max-w-prose text-soft">
        Never use a number or an address from the demand itself: whoever forged the demand wrote those too.
      </p>
      <TextField
        name="registrySource"
        label="Independent register"
        hint="Where you found the number, such as a State's own directory of authorities."
        minLength={3}
        maxLength={300}
      />
      <TextField
        name="number"
        label="Number called"
        hint="With its country code. It is sealed."
        type="tel"
        maxLength={50}
      />
      <TextField name="spokeWith" label="Who answered" hint="By name or office. It is sealed." maxLength={200} />
      <TextField name="calledAt" label="When" type="datetime-local" defaultValue={typedText(now, zone)} />
      <NoteField hint="In a sentence: what they confirmed." />
    </ActionForm>
  );
}

function Domain(props: VerifyFormProps) {
  const { authority, challenges, action, ask } = props;
  const [open] = challenges;
  if (authority.domains.length === 0) {
    return (
      <Notice title="No domain of this authority is recorded yet">
        Edit the authority and write its domains down first.
      </Notice>
    );
  }
  if (open === undefined) {
    return (
      <ActionForm action={ask} hidden={{ id: authority.id }} submit="Make the word">
        <p className="max-w-prose text-soft">
          The authority puts a word of ours into the DNS of its domain. Whoever can set it controls the domain.
        </p>
        <ChoiceField
          name="domain"
          label="Domain"
          choices={authority.domains.map((value) => ({ value, label: value }))}
          defaultValue={authority.domains[0] ?? ""}
        />
      </ActionForm>
    );
  }
  return (
    <ActionForm action={action} hidden={{ ...seen(props), domain: open.domain }} submit="Ask the domain and record it">
      <p className="max-w-prose text-soft">
        Send both to an address from an independent register. The TXT record is to be
      </p>
      <p className="break-all">
        <Copyable value={open.name} label="name of the record" />
      </p>
      <p className="break-all">
        <Copyable value={open.text} label="text of the record" />
      </p>
      <TextField
        name="registrySource"
        label="Independent register"
        hint="Where you found that the domain is theirs."
        maxLength={300}
      />
      <NoteField hint="In a sentence: to whom the word was sent." />
    </ActionForm>
  );
}

function Document(props: VerifyFormProps) {
  const { documents, action } = props;
  if (documents.length === 0) {
    return (
      <Notice title="No document of this authority is kept yet">
        Lay it to one of its requests, under Papers, as evidence; then it can be chosen here.
      </Notice>
    );
  }
  return (
    <ActionForm action={action} hidden={seen(props)} submit="Record the verification">
      <ChoiceField
        name="documentId"
        label="Document"
        choices={documents.map(({ id, name, reference }) => ({ value: id, label: `${name} (${reference})` }))}
        empty="Choose a document"
      />
      <TextField
        name="registrySource"
        label="Independent register"
        hint="Against which seal, signature or list it was held."
        maxLength={300}
      />
      <NoteField hint="In a sentence: what about it was checked." />
    </ActionForm>
  );
}

function NoteField({ hint }: { hint: string }) {
  return <LongTextField name="note" label="What was checked" hint={hint} minLength={10} maxLength={2000} />;
}
