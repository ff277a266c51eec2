"use client";

import Link from "next/link";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { BanStatistic } from "#lib/bans/ban.ts";
import { banTitle } from "./ban-sentence.ts";
import { type Month, monthName } from "./month-span.ts";
import { signalWords } from "./words.ts";

type Strike = Pick<BanStatistic, "action" | "reason" | "surface" | "signal" | "country"> & {
  readonly key: string;
  readonly source: string;
  readonly occurredAt: Date;
  readonly reinstatedAt: Date | null;
};

type Result = {
  history: readonly Strike[];
  strikes: number;
  more: boolean;
  missingVersions: readonly number[];
  archivedMonths: readonly string[];
};

type Zones = { zone: string; legalZone: string };

/** What a look-up found: held in this page only, gone when it is left. */
export function LookedUp({ zones }: { zones: Zones }) {
  const state = useFormState<Result>();
  if (state.answer !== "done") return null;
  const { history, strikes, more, missingVersions, archivedMonths } = state.result;
  return (
    <section aria-live="polite" aria-label="What was found" className="mb-8 flex flex-col gap-4">
      <p className="font-serif text-lead">{sentence(history.length, strikes, more)}</p>
      {missingVersions.length > 0 && (
        <Notice tone="due" title={`Version ${missingVersions.join(", ")} of the account key is not here`}>
          What it hashed was not found: put its key file back from a backup.
        </Notice>
      )}
      {archivedMonths.length > 0 && (
        <Notice title={`Archived months were not searched: ${monthsWords(archivedMonths)}`}>
          Their rows are in files; an operator can bring a month back with <code>countersign bans restore-archive</code>
          .
        </Notice>
      )}
      {history.length > 0 && <History rows={history} zones={zones} />}
    </section>
  );
}

function sentence(count: number, strikes: number, more: boolean): string {
  if (count === 0) return "The ledger holds nothing of this account.";
  const all = more ? `more than ${formatCount(count)}` : formatCount(count);
  const stand = strikes === 0 ? "none stands" : strikes === 1 ? "one stands" : `${formatCount(strikes)} stand`;
  return `The ledger holds ${all} ${count === 1 ? "row" : "rows"} of this account. Of its bans and suspensions, ${stand}.`;
}

function monthsWords(months: readonly string[]): string {
  const named = months.slice(0, 6).map((month) => monthName(month as Month));
  return months.length > 6 ? `${named.join(", ")} and ${months.length - 6} more` : named.join(", ");
}

function History({ rows, zones }: { rows: readonly Strike[]; zones: Zones }) {
  return (
    <Table caption="Bans of the account, the newest first" stacked>
      <thead>
        <tr>
          {["What happened", "Signal", "Source", "When", "Ended"].map((head) => (
            <Head key={head}>{head}</Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row.key}>
            <RowHead className="phone:w-full">
              <Link href={`/bans/${row.key}`} className={`${rowLink} phone:font-strong`}>
                {banTitle(row)}
              </Link>
            </RowHead>
            <Cell className="text-soft phone:w-full">{signalWords[row.signal]}</Cell>
            <Cell className="text-soft">{row.source}</Cell>
            <Cell>
              <Instant at={row.occurredAt} {...zones} stop={false} />
            </Cell>
            <Cell head="Ended">
              {row.reinstatedAt === null ? (
                <span className="text-soft">{row.action === "reinstate" ? "–" : "stands"}</span>
              ) : (
                <Instant at={row.reinstatedAt} {...zones} stop={false} />
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
