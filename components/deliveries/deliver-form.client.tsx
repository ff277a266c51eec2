"use client";

import { ActionForm, useFormState } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { ShownOnce } from "#components/forms/shown-once.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Channel } from "#lib/deliveries/delivery.ts";
import { channelWords } from "./words.ts";

type Recipient = { id: string; name: string; kinds: readonly string[]; asked: boolean };
type DeliverFormProps = {
  requestId: string;
  seen: number;
  recipients: readonly Recipient[];
  days: { min: number; max: number; usual: number };
  action: FormAction;
};

/** To whom and how a production goes, how long its link opens and how often. */
export function DeliverForm({ requestId, seen, recipients, days, action }: DeliverFormProps) {
  const [first] = recipients;
  const kinds = ["age", "smime", "openpgp"] as const;
  const usual = kinds.find((kind) => first?.kinds.includes(kind)) ?? "secret";
  const who = (kind: Channel) => recipients.filter((one) => one.kinds.includes(kind)).map((one) => one.name);
  const choices = [
    ...kinds.map((kind) => ({
      value: kind,
      label: `Their ${channelWords[kind]} key: ${who(kind).join(", ") || "nobody has one"}`,
    })),
    { value: "secret", label: "A one-time secret, told by telephone" },
  ];
  return (
    <ActionForm
      action={action}
      hidden={{ requestId, seen: String(seen) }}
      submit={seen === 0 ? "Encrypt and deliver" : "Deliver again"}
      done={<SecretShown />}
    >
      <ChoiceField
        name="officerId"
        label="Officer"
        hint="Their name stands on every page. They get a mail with a link; the file is in the portal too."
        choices={recipients.map(({ id, name, asked }) => ({ value: id, label: asked ? `${name}, who asked` : name }))}
        defaultValue={first?.id ?? ""}
      />
      <ChoiceField name="channel" label="Encrypted with" choices={choices} defaultValue={usual} />
      <TextField
        name="days"
        label="Days that the link opens"
        type="number"
        min={days.min}
        max={days.max}
        defaultValue={days.usual}
        hint={`${days.min} to ${days.max} under this instrument.`}
      />
      <TextField
        name="fetchesMax"
        label="Times that it can be fetched"
        type="number"
        min={1}
        max={20}
        defaultValue={3}
      />
    </ActionForm>
  );
}

/** The secret of the delivery that the form around has just made: shown now and never again. */
function SecretShown() {
  const state = useFormState<{ secret: string | null; officer: string }>();
  if (state.answer !== "done") return null;
  const { secret, officer } = state.result;
  if (secret === null) {
    return <Notice tone="plain" live="status" title={`Delivered to ${officer}`} className="mb-5 max-w-xl" />;
  }
  return (
    <Notice tone="act" live="status" title={`The secret for ${officer}, shown only now`} className="mb-5 max-w-xl">
      <p>
        Tell it by telephone, to the number that you verified; never by e-mail. It is kept nowhere: when it is lost,
        deliver again.
      </p>
      <ShownOnce value={secret} label="the secret" />
    </Notice>
  );
}
