import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Saved } from "#components/forms/saved.client.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { Connection, Target } from "#lib/statements/statement.ts";

type ConnectionBlockProps = {
  connection: Connection | null;
  hosts: readonly string[];
  actor: { id: string; role: Role };
  acts: Readonly<Record<"connect" | "turn", FormAction>>;
  zones: { zone: string; legalZone: string };
};

/** The way to the Database and whether anything is sent: an administrator sets the one, counsel turns the other. */
export function ConnectionBlock(props: ConnectionBlockProps) {
  const { connection, hosts, actor, acts, zones } = props;
  const on = connection !== null && connection.turnedOnAt !== null;
  return (
    <>
      <Definitions
        className="mb-6"
        items={[
          { term: "Sending", value: <SendingWords connection={connection} zones={zones} /> },
          {
            term: "Connection",
            value:
              connection === null ? null : (
                <>
                  {connection.host}, {targetWords[connection.sandbox ? "sandbox" : "database"]}, set by{" "}
                  {connection.connectedByName}, <Instant at={connection.connectedAt} {...zones} />
                </>
              ),
          },
          {
            term: "Hosts allowed",
            value: ["those of the Commission (dsa.ec.europa.eu)", ...hosts].join(", "),
          },
        ]}
      />
      {connection !== null && may(actor.role, "statements:turn") && (
        <ActionForm
          key={`turn${connection.version}`}
          action={acts.turn}
          hidden={{ on: String(!on), version: String(connection.version) }}
          submit={on ? "Turn sending off" : "Turn sending on"}
          kind={on ? "plain" : "main"}
        >
          <p className="max-w-prose text-soft">
            {on ? "What is on its way then waits; nothing is lost." : onWords(connection.sandbox)}
          </p>
        </ActionForm>
      )}
      {may(actor.role, "statements:connect") && (
        <ConnectForm action={acts.connect} version={connection?.version ?? 0} />
      )}
    </>
  );
}

const targetWords: Readonly<Record<Target, string>> = {
  database: "the Database itself",
  sandbox: "a sandbox of the Database",
};

/** What turning it on means. */
function onWords(sandbox: boolean): string {
  return sandbox
    ? "From then on drafted statements are tried in the sandbox by themselves, a hundred at once. Nothing of it is public or counts as sent: each goes to the Database itself once that is connected."
    : "From then on drafted statements leave by themselves, a hundred at once, and are public within minutes. What was sent cannot be taken back.";
}

function SendingWords({ connection, zones }: Pick<ConnectionBlockProps, "connection" | "zones">) {
  if (connection === null) return "off: no connection is set";
  if (connection.turnedOnAt === null) return "off: counsel turns it on";
  return (
    <>
      on, turned on by {connection.turnedOnByName}, <Instant at={connection.turnedOnAt} {...zones} />
    </>
  );
}

function ConnectForm({ action, version }: { action: FormAction; version: number }) {
  return (
    <ActionForm
      action={action}
      hidden={{ version: String(version) }}
      submit="Save the connection"
      done={<Saved sentence="The connection is saved; sending is off until counsel turns it on." />}
    >
      <TextField
        name="url"
        label="Address of the Database"
        hint="The Commission’s, or that of its sandbox. https."
        autoComplete="off"
        spellCheck={false}
        placeholder="https://transparency.dsa.ec.europa.eu"
      />
      <ChoiceField
        name="target"
        label="What answers there"
        hint="What a sandbox takes is public nowhere and counts as tried, not as sent. It goes to the Database itself once you connect that."
        empty="Choose"
        choices={[
          { value: "database" satisfies Target, label: "The Database itself" },
          { value: "sandbox" satisfies Target, label: "A sandbox of the Database" },
        ]}
      />
      <TextField
        name="token"
        label="Token"
        hint="As the platform’s profile in the Database shows it once. Sealed, and never shown again."
        autoComplete="off"
        spellCheck={false}
      />
    </ActionForm>
  );
}
