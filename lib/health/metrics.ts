import { createHash, timingSafeEqual } from "node:crypto";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

/** Whether the bearer token is the one in `COUNTERSIGN_METRICS_TOKEN`; without that setting nobody reads metrics. */
export function mayReadMetrics(authorization: string | null): boolean {
  const token = process.env.COUNTERSIGN_METRICS_TOKEN;
  if (token === undefined || token === "") return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}

type Gauge = { readonly name: string; readonly help: string; readonly value: number };

/** The desk's gauges in the Prometheus text format (version 0.0.4). Only sizes and lags: nothing about a case. */
export async function metrics(ground: Ground): Promise<string> {
  const gauges = await transaction(ground.database, "read", async (tx): Promise<Gauge[]> => {
    const [row] = await tx.sql<{ pending: string; size: string; signed: Date | null; jobs: string; open: string }>`
      SELECT (SELECT count(*) FROM log_pending) AS pending,
        (SELECT COALESCE(max(size), 0) FROM log_checkpoint) AS size,
        (SELECT max(signed_at) FROM log_checkpoint) AS signed,
        (SELECT count(*) FROM graphile_worker.jobs) AS jobs,
        (SELECT count(*) FROM legal_request WHERE state IN ('received', 'proposed', 'decided', 'collected', 'produced')) AS open`;
    const age =
      row?.signed === null || row?.signed === undefined ? 0 : (ground.now().getTime() - row.signed.getTime()) / 1000;
    return [
      {
        name: "countersign_log_pending_entries",
        help: "Committed entries that have no leaf index yet.",
        value: Number(row?.pending),
      },
      { name: "countersign_log_size", help: "Entries under the newest signed checkpoint.", value: Number(row?.size) },
      {
        name: "countersign_log_checkpoint_age_seconds",
        help: "Seconds since the newest checkpoint was signed.",
        value: age,
      },
      { name: "countersign_jobs_waiting", help: "Jobs in the queue, running or waiting.", value: Number(row?.jobs) },
      { name: "countersign_requests_open", help: "Requests that are not closed.", value: Number(row?.open) },
      { name: "countersign_process_resident_bytes", help: "Memory of this process.", value: process.memoryUsage.rss() },
    ];
  });
  return gauges
    .map(({ name, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`)
    .join("");
}
