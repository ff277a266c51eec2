import { Archive as ArchiveIcon, FolderOpen } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Count } from "#components/ui/figure.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Archive, LedgerMonth } from "#lib/archives/archive.ts";
import { type Month, monthName } from "./month-span.ts";

type LedgerMonthsProps = { months: readonly LedgerMonth[]; zones: { zone: string; legalZone: string } };

/** The months of the ledger, newest first: how many rows, what they weigh, and whether they are here or in files. */
export function LedgerMonths({ months, zones }: LedgerMonthsProps) {
  if (months.length === 0) {
    return (
      <Empty title="The ledger has no month yet">
        Each month gets a part of its own, made before its first row arrives. What is old can be archived to files that
        verify alone.
      </Empty>
    );
  }
  return (
    <Table caption="Months of the ledger" stacked>
      <thead>
        <tr>
          <Head>Month</Head>
          <Head figure>Rows</Head>
          <Head figure>Size</Head>
          <Head>State</Head>
          <Head>Archive</Head>
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <Row key={month.month}>
            <RowHead className="phone:basis-full">{monthName(month.month as Month)}</RowHead>
            <Cell figure head="Rows">
              <Count value={month.ahead ? null : month.rows} />
            </Cell>
            <Cell figure head="Size" className="text-soft">
              {month.state === "archived" ? <Count value={null} /> : sizeWords(month.bytes)}
            </Cell>
            <Cell>
              <State {...month} />
            </Cell>
            <Cell wrap className="phone:basis-full">
              {month.archives.map((archive) => (
                <ArchiveLine key={archive.id} archive={archive} zones={zones} />
              ))}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function State({ state, ahead, archivedRows }: LedgerMonth) {
  if (state === "archived") {
    return (
      <Badge tone="quiet" icon={ArchiveIcon}>
        archived
      </Badge>
    );
  }
  if (state === "open") return <Badge icon={FolderOpen}>{ahead ? "made ahead" : "open"}</Badge>;
  return (
    <Badge tone="due" icon={FolderOpen}>
      rows came late; {formatCount(archivedRows)} archived
    </Badge>
  );
}

function ArchiveLine({ archive, zones }: { archive: Archive; zones: LedgerMonthsProps["zones"] }) {
  return (
    <p className="text-small text-soft">
      {formatCount(archive.rows)} rows, {sizeWords(archive.bytes)},{" "}
      <Instant at={archive.madeAt} {...zones} stop={false} />{" "}
      <Copyable value={archive.digest} label="SHA-256 of its manifest" short />
    </p>
  );
}

/** `1.4 GB`: powers of ten, as disks are sold. */
export function sizeWords(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)}\u202f${units[step] ?? "B"}`;
}
