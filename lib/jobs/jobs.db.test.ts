import { afterEach, beforeAll, expect, test } from "vitest";
import { transaction } from "#lib/db/transaction.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { type JobHandlers, startWorker } from "#lib/jobs/worker.ts";
import { Refusal } from "#lib/refusal.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let database: TestDatabase;
let stop: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => stop());

/** The handlers of a test: a job that it does not name would be a fault, and nobody enqueues one here. */
const handlers = (own: Partial<JobHandlers>) => own as JobHandlers;
const waiting = async () =>
  Number((await database.owner.query("SELECT count(*) FROM graphile_worker.jobs")).rows[0].count);

test("a job of a transaction that rolled back never was; one that committed runs once", async () => {
  const cutOff = transaction(database.ground.database, "write", async (tx) => {
    await enqueue(tx, "prune-expired", {});
    throw new Error("cut off");
  });
  await expect(cutOff).rejects.toThrow("cut off");
  expect(await waiting()).toBe(0);
  await transaction(database.ground.database, "write", (tx) => enqueue(tx, "prune-expired", {}, { key: "once" }));
  await transaction(database.ground.database, "write", (tx) => enqueue(tx, "prune-expired", {}, { key: "once" }));
  let ran = 0;
  const done = new Promise<void>((resolve) => {
    void startWorker(
      database.ground,
      handlers({
        "prune-expired": async () => {
          ran += 1;
          resolve();
        },
      }),
    ).then((stopper) => {
      stop = stopper;
    });
  });
  await done;
  await expect.poll(waiting).toBe(0);
  expect(ran).toBe(1);
});

test("a refusal that time cannot mend ends the job; a fault keeps it for another try", async () => {
  const tried: string[] = [];
  const given = [new Refusal("not-found", "It is gone."), new Error("the network is down")];
  await transaction(database.ground.database, "write", async (tx) => {
    await enqueue(tx, "prune-expired", {}, { key: "refused" });
    await enqueue(tx, "prune-expired", {}, { key: "faulty" });
  });
  stop = await startWorker(
    database.ground,
    handlers({
      "prune-expired": async () => {
        const error = given[tried.length];
        tried.push(String(error));
        if (error !== undefined) throw error;
      },
    }),
  );
  await expect.poll(() => tried.length).toBe(2);
  await expect.poll(waiting).toBe(1);
});
