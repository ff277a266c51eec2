import { startSequencer } from "#lib/audit/sequence.ts";
import { jobHandlers } from "#lib/catalogue.ts";
import type { Ground } from "#lib/db/ground.ts";
import { startWorker } from "#lib/jobs/worker.ts";

/** Starts the sequencer and the job worker of this process; the answer stops both, after what is running. */
export async function startWork(ground: Ground): Promise<() => Promise<void>> {
  const sequencer = startSequencer(ground);
  const worker = await startWorker(ground, jobHandlers);
  return async () => {
    await worker();
    await sequencer();
  };
}
