import type { Tx } from "#lib/db/transaction.ts";
import { timeWords } from "#lib/law/calendar.ts";
import { type OrderFacts, orderDates, type WordKind } from "#lib/law/european/dates.ts";
import { holidays } from "#lib/law/holidays.ts";
import { legalZone } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";

type Row = { receivedAt: Date; place: string; facts: Omit<OrderFacts, "words"> };

/**
 * Holds back the data of a European Production Order: nothing is made or given where the enforcing authority refused (Article 12(2)), or where
 * the validation of an emergency order was denied or did not come within 48 hours (Article 4(5)); and while a notification suspends the
 * transfer, what was made is not given (Articles 8(4) and 10(2)). A request without such an order passes.
 * @throws Refusal `conflict` that names the article and, where there is one, the moment
 */
export async function assertTransferable(
  tx: Tx,
  requestId: string,
  { now, to }: { now: Date; to: "make" | "give" },
): Promise<void> {
  const [row] = await tx.sql<Row>`
    SELECT r.received_at AS "receivedAt", COALESCE(r.clock_place, r.country) AS place, f.facts
      FROM european_form f JOIN legal_request r ON r.id = f.request_id WHERE f.request_id = ${requestId} AND f.annex = 'I'`;
  if (row === undefined) return;
  // Whoever says a word of the order at this moment is before it, or waits.
  await tx.sql`SELECT pg_advisory_xact_lock_shared(hashtext(${`countersign.european.${requestId}`}))`;
  const words = await tx.sql<{ kind: WordKind; saidAt: Date }>`
    SELECT kind, said_at AS "saidAt" FROM european_word WHERE request_id = ${requestId}`;
  const pauses = await tx.sql<{ from: Date; until: Date | null }>`
    SELECT from_at AS "from", until_at AS "until" FROM request_pause WHERE request_id = ${requestId} ORDER BY from_at`;
  const { receivedAt, place, facts } = row;
  const zone = legalZone(place.slice(0, 2));
  const dates = orderDates({ ...facts, words }, { receivedAt, zone, holidays: await holidays(place), pauses });
  const done = to === "make" ? "Nothing was made" : "Nothing was delivered";
  const validation = dates.find(({ kind }) => kind === "validation-until");
  if (validation !== undefined && (validation.at === null || validation.at < now)) {
    const what = validation.at === null ? "was denied" : `did not come by ${timeWords(validation.at, zone)}`;
    throw new Refusal(
      "conflict",
      `The validation of this emergency order ${what}, so no data leave (Article 4(5) of Regulation (EU) 2023/1543). ${done}: record what the authority said.`,
    );
  }
  const transfer = dates.find(({ kind }) => kind === "transfer-from");
  if (transfer?.at === null) {
    throw new Refusal(
      "conflict",
      `The enforcing authority refused this order, so no data leave (Article 12(2) of Regulation (EU) 2023/1543). ${done}.`,
    );
  }
  if (to === "make" || transfer === undefined || transfer.at <= now) return;
  throw new Refusal(
    "conflict",
    `An enforcing authority was notified of this order: its data are handed over ${timeWords(transfer.at, zone)}, unless it confirms earlier (Articles 8(4) and 10(2) of Regulation (EU) 2023/1543). ${done}.`,
  );
}
