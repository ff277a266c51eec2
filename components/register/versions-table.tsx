import Link from "next/link";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { VersionBadge, type VersionStatus } from "./version-badge.tsx";

export type VersionLine = {
  id: string;
  number: number;
  status: VersionStatus;
  note: string;
  proposedByName: string;
  countersignedByName: string | null;
  rejectedByName: string | null;
  founding: boolean;
  effectiveAt: Date;
};

type VersionsTableProps = { versions: readonly VersionLine[]; zone: string; legalZone: string };

/** Every version, newest first: what it changed, who signed it, from when it applies. */
export function VersionsTable({ versions, zone, legalZone }: VersionsTableProps) {
  return (
    <Table caption="Versions of the register, newest first" stacked>
      <thead>
        <tr>
          <Head>Version</Head>
          <Head>What it changes</Head>
          <Head>Signed by</Head>
          <Head>Takes effect</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <Row key={version.id} row={`register ${version.number}`}>
            <RowHead>
              <Link href={`/register/${version.number}`} className={rowLink}>
                <span className="font-strong">Register {version.number}</span>
              </Link>
            </RowHead>
            <Cell className="phone:order-2 phone:w-full phone:whitespace-normal desk:w-1/2 desk:max-w-0 desk:truncate">
              {version.note}
            </Cell>
            <Cell className="phone:order-3 text-soft">{signedBy(version)}</Cell>
            <Cell className="phone:order-3 text-soft">
              <Instant at={version.effectiveAt} zone={zone} legalZone={legalZone} stop={false} />
            </Cell>
            <Cell className="phone:ml-auto desk:pl-1.5">
              <VersionBadge status={version.status} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function signedBy({ founding, proposedByName, countersignedByName, rejectedByName }: VersionLine): string {
  if (founding) return "founded at set-up";
  if (countersignedByName !== null) return `${proposedByName}, ${countersignedByName}`;
  return rejectedByName === null ? proposedByName : `${proposedByName}, rejected by ${rejectedByName}`;
}
