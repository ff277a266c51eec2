import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";

type ConnectorFormProps = {
  connector: { kind: "webhook" | "csv" | null; host: string | null; version: number };
  /** The hosts that whoever runs the server named. */
  hosts: readonly string[];
  action: FormAction;
};

/** By which way the platform learns whom to tell. Address and secret are sealed and not shown again. */
export function ConnectorForm({ connector, hosts, action }: ConnectorFormProps) {
  const { kind, version } = connector;
  return (
    <>
      <Standing connector={connector} hosts={hosts} />
      <ActionForm
        action={action}
        hidden={{ version: String(version) }}
        submit="Save the connector"
        done={<Saved sentence="The connector is saved." />}
      >
        <ChoiceField
          name="kind"
          label="The platform is told by"
          choices={[
            { value: "webhook", label: "A webhook, signed as Standard Webhooks has it" },
            { value: "csv", label: "A file, which a person fetches" },
          ]}
          defaultValue={kind ?? "csv"}
        />
        <TextField
          name="url"
          label="Address of the webhook"
          hint="https, at one of the hosts above"
          optional
          autoComplete="off"
          spellCheck={false}
          placeholder="https://accounts.example/notices"
        />
        <TextField
          name="secret"
          label="Secret"
          hint="As the platform gives it: whsec_ and base64. Entered anew at each change."
          optional
          autoComplete="off"
          spellCheck={false}
        />
      </ActionForm>
    </>
  );
}

function Standing({ connector, hosts }: Pick<ConnectorFormProps, "connector" | "hosts">) {
  const { kind, host } = connector;
  return (
    <Definitions
      className="mb-6"
      items={[
        {
          term: "Now",
          value:
            kind === null
              ? "nothing is set: notices leave as a file"
              : kind === "csv"
                ? "a file, which a person fetches"
                : `a webhook at ${host}`,
        },
        {
          term: "Hosts allowed",
          value:
            hosts.length === 0
              ? "none: whoever runs the server names them in COUNTERSIGN_NOTICE_HOSTS"
              : hosts.join(", "),
        },
      ]}
    />
  );
}
