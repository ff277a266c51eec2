import { Signatures } from "#components/countersign/signatures.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Empty } from "#components/ui/empty.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";

export type ShownClearance = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
};

type ClearancesListProps = {
  rows: readonly ShownClearance[];
  acts: Readonly<Record<"settle" | "end", FormAction>>;
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
};

/** Who is cleared or proposed, each with both signatures. */
export function ClearancesList({ rows, acts, actor, zones }: ClearancesListProps) {
  if (rows.length === 0)
    return <Empty title="Nobody is cleared">An administrator proposes somebody, and counsel countersigns.</Empty>;
  return (
    <ul className="flex flex-col gap-8">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-col gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-4">
            <p>
              <strong>{row.name}</strong>, {row.role} <span className="text-soft">{row.reason}</span>
            </p>
            <ActionForm action={acts.end} hidden={{ id: row.id }} submit="End it" kind="plain" size="small" />
          </div>
          <Clearance row={row} action={acts.settle} actor={actor} zones={zones} />
        </li>
      ))}
    </ul>
  );
}

function Clearance({
  row,
  action,
  actor,
  zones,
}: { row: ShownClearance; action: FormAction } & Pick<ClearancesListProps, "actor" | "zones">) {
  const maySign = may(actor.role, "securityDemands:countersignClearance") && row.personId !== actor.id;
  return (
    <Signatures
      label={`Clearance of ${row.name}`}
      first={{ name: row.proposedByName, role: "Administrator", time: <Instant at={row.proposedAt} {...zones} /> }}
      second={
        row.countersignedAt === null
          ? undefined
          : {
              name: row.countersignedByName ?? "Counsel",
              role: "Counsel",
              time: <Instant at={row.countersignedAt} {...zones} />,
            }
      }
      waiting={{
        sentence:
          row.personId === actor.id
            ? "Another person of counsel countersigns your clearance."
            : "Counsel countersigns it.",
        act: maySign && (
          <div className="flex flex-wrap gap-2">
            <ActionForm
              action={action}
              hidden={{ id: row.id, answer: "countersign" }}
              submit="Countersign the clearance"
              size="small"
            />
            <ActionForm
              action={action}
              hidden={{ id: row.id, answer: "decline" }}
              submit="Decline"
              kind="plain"
              size="small"
            />
          </div>
        ),
      }}
    />
  );
}
