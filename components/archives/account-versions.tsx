import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { ConfirmedForm } from "#components/requests/confirmed-form.client.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";

export type ShownVersion = {
  readonly version: number;
  readonly fingerprint: string;
  readonly madeAt: Date | null;
  readonly proposedBy: string | null;
  readonly retiredAt: Date | null;
  readonly destroyedAt: Date | null;
  readonly here: boolean;
  readonly present: boolean;
};

type Acts = Readonly<Record<"rotate" | "propose" | "settle", FormAction>>;
type AccountVersionsProps = {
  versions: readonly ShownVersion[];
  acts: Acts;
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
};

/** The versions of the account key: which hashes new bans, which still finds old ones, which is gone for good. */
export function AccountVersions({ versions, acts, actor, zones }: AccountVersionsProps) {
  const present = versions.find((one) => one.present);
  return (
    <div className="flex flex-col gap-4">
      <Table caption="Versions of the account key" stacked>
        <thead>
          <tr>
            {["Version", "Fingerprint", "Made", "State"].map((head) => (
              <Head key={head}>{head}</Head>
            ))}
            <Head>
              <span className="sr-only">Acts</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <Row key={one.version}>
              <RowHead className="phone:before:mr-2 phone:before:content-['Version']">{one.version}</RowHead>
              <Cell>
                <Copyable value={one.fingerprint} label="fingerprint" />
              </Cell>
              <Cell>
                {one.madeAt === null ? "with the workspace" : <Instant at={one.madeAt} {...zones} stop={false} />}
              </Cell>
              <Cell>
                <State {...one} />
              </Cell>
              <Cell className="py-2 phone:basis-full">
                <VersionActs one={one} acts={acts} actor={actor} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {present !== undefined && may(actor.role, "accountKeys:rotate") && (
        <ActionForm
          action={acts.rotate}
          hidden={{ seen: String(present.version) }}
          submit="Make the next version"
          kind="plain"
        >
          <p className="text-soft">
            Imports that begin from then on hash accounts under it. Old versions go on finding what they hashed.
          </p>
        </ActionForm>
      )}
    </div>
  );
}

function State({ present, here, proposedBy, retiredAt, destroyedAt }: ShownVersion) {
  if (destroyedAt !== null) return <Badge tone="quiet">destroyed</Badge>;
  if (retiredAt !== null) return <Badge tone="due">retired, being destroyed</Badge>;
  if (!here) return <Badge tone="grave">missing</Badge>;
  if (proposedBy !== null) return <Badge tone="act">to be destroyed</Badge>;
  return <Badge>{present ? "hashes new bans" : "finds old bans"}</Badge>;
}

function VersionActs({ one, acts, actor }: { one: ShownVersion } & Pick<AccountVersionsProps, "acts" | "actor">) {
  const version = String(one.version);
  if (one.retiredAt !== null || one.present || one.madeAt === null) return null;
  if (one.proposedBy === null) {
    if (!may(actor.role, "accountKeys:propose")) return null;
    return (
      <ActionForm action={acts.propose} hidden={{ version }} submit="Propose to destroy it" kind="grave" size="small" />
    );
  }
  if (!may(actor.role, "accountKeys:countersign")) {
    return <span className="text-soft">Counsel countersigns it.</span>;
  }
  if (one.proposedBy === actor.id) return <span className="text-soft">Another person of counsel countersigns it.</span>;
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmedForm
        action={acts.settle}
        hidden={{ version, answer: "countersign" }}
        word={one.fingerprint}
        size="small"
        opens="Destroy it for good"
        title={`Destroy version ${version} of the account key?`}
        description="The bans that it hashed stay, are counted and are proved as before. From their accounts no way leads to them any more, neither a look-up nor a recount of repeats. This cannot be undone."
        submit="Destroy it for good"
      />
      <ActionForm
        action={acts.settle}
        hidden={{ version, answer: "decline" }}
        submit="Decline"
        kind="plain"
        size="small"
      />
    </div>
  );
}
