import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Mark } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { keyKindWords, type OfficerKey } from "#lib/officers/officer.ts";

type KeyListProps = {
  keys: readonly OfficerKey[];
  now: Date;
  zones: { zone: string; legalZone: string };
  revoke: FormAction;
};

/** An officer's keys, those that stand first, each with its fingerprint. */
export function KeyList({ keys, now, zones, revoke }: KeyListProps) {
  return (
    <Table caption="Your keys, those that stand first" stacked className="mb-9">
      <thead>
        <tr>
          <Head>Kind</Head>
          <Head>Fingerprint</Head>
          <Head>Added</Head>
          <Head>Stands</Head>
          <Head>
            <span className="sr-only">Acts</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id}>
            <RowHead>{keyKindWords[key.kind].label}</RowHead>
            <Cell>
              <Copyable value={key.fingerprint} label="fingerprint" short />
            </Cell>
            <Cell>
              <Instant at={key.addedAt} {...zones} day stop={false} />
            </Cell>
            <Cell>
              <Standing officerKey={key} now={now} zones={zones} />
            </Cell>
            <Cell>
              {key.revokedAt === null && (
                <ActionForm action={revoke} hidden={{ id: key.id }} submit="Revoke" kind="plain" size="small" />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Standing({ officerKey, now, zones }: { officerKey: OfficerKey } & Pick<KeyListProps, "now" | "zones">) {
  const { revokedAt, expiresAt } = officerKey;
  if (revokedAt !== null) {
    return (
      <>
        <Mark tone="quiet">Revoked</Mark> <Instant at={revokedAt} {...zones} day stop={false} />
      </>
    );
  }
  if (expiresAt === null) return "without an end";
  return (
    <>
      <Mark tone={expiresAt <= now ? "grave" : "plain"}>{expiresAt <= now ? "Expired" : "until"}</Mark>{" "}
      <Instant at={expiresAt} {...zones} day stop={false} />
    </>
  );
}
