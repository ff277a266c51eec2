import pg from "pg";
import { type Bench, judged, median } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { type Actor, operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { found } from "#lib/register/found.ts";
import { queue } from "#lib/requests/queue.ts";

const small = 1_000;
const readsEach = 60;
/** Reads before the clock runs, so that neither side pays for compiling. */
const warmingReads = 200;
/** One in fifty is open: 20,000 of a million. The small desk has as many on its first page. */
const openShare = 50;

/** Server time of the queue's first page over a million requests, against the same page over a thousand. */
export const bench: Bench = ({ rows = 1_000_000 }) =>
  withScratch(async ({ ground, ownerUrl }) => {
    await found(ground, operator, { preset: "standard" });
    const analyst: Actor = { id: newId(), role: "analyst", kind: "person", name: "bench" };
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    try {
      await fill(owner, 0, small, 10);
      const few = await firstPage(ground, analyst);
      await fill(owner, small, rows, openShare);
      const many = await firstPage(ground, analyst);
      return judged({
        name: "queue",
        what: `the first page of 50 lines, median of ${readsEach} reads`,
        measured: { what: `${rows} requests, one in ${openShare} open`, value: many, unit: "ms" },
        limit: { what: `${small} requests, one in 10 open`, value: few, unit: "ms" },
        goal: { is: "at most", ratio: 1.3 },
      });
    } finally {
      await owner.end();
    }
  });

/** Made requests number `from` to `to`, spread over six years; every `openEvery`th is open and due. */
async function fill(owner: pg.Client, from: number, to: number, openEvery: number): Promise<void> {
  await owner.query(
    `INSERT INTO authority (id, name, country, created_at) SELECT gen_random_uuid(), 'Authority ' || n, 'DE', now()
       FROM generate_series(1, 200) n ON CONFLICT DO NOTHING`,
  );
  await owner.query(
    `INSERT INTO legal_request (id, reference, authority_id, country, instrument, emergency, surface, received_at, state, outcome,
        register_version_id, legal_due_at, house_due_at, created_at)
     SELECT gen_random_uuid(), 'B-' || n, a.id, 'DE', 'US-SUBPOENA', false, 'private', t.at,
        CASE WHEN n % $3 = 0 THEN 'received' ELSE 'closed' END, CASE WHEN n % $3 = 0 THEN 'pending' ELSE 'granted' END,
        (SELECT id FROM register_version), t.at + interval '10 days', t.at + interval '8 days', t.at
       FROM generate_series($1::int, $2::int - 1) n
       JOIN LATERAL (SELECT now() - (n % 2190) * interval '1 day' AS at) t ON true
       JOIN (SELECT id, row_number() OVER () - 1 AS place FROM authority) a ON a.place = n % 200`,
    [from, to, openEvery],
  );
  await owner.query("VACUUM ANALYZE");
}

async function firstPage(ground: Ground, actor: Actor): Promise<number> {
  const times: number[] = [];
  for (let read = 0; read < readsEach + warmingReads; read += 1) {
    const started = performance.now();
    await queue(ground, actor, {});
    if (read >= warmingReads) times.push(performance.now() - started);
  }
  return median(times);
}
