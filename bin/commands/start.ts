import { build } from "#bin/build.ts";
import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { prepareWorkspace } from "#bin/firstRun.ts";
import { assertPortFree, serve } from "#bin/serve.ts";
import { untilStopped } from "#bin/signals.ts";
import { startWork } from "#bin/work.ts";
import { layGround } from "#lib/db/ground.ts";

const help = `Usage: countersign start [--dev]
Builds what is stale, starts the embedded PostgreSQL unless DATABASE_URL is set, migrates, serves the pages and runs the worker.
PORT (3000) is where; SAMPLE=none starts empty with a one-time link for the first administrator; PRESET=minimal|standard is the
register that a new workspace begins with. --dev serves uncompiled pages, for whoever works on Countersign itself.`;

export const command: Command = {
  name: "start",
  summary: "everything in one: database, pages, worker (npm start)",
  help,
  run: async (args) => {
    const { values } = flags(args, { dev: { type: "boolean", default: false } }, "countersign start [--dev]");
    await assertPortFree();
    if (!values.dev) await build();
    return withWorkspace(async ({ ground, ownerUrl }) => {
      layGround(ground);
      const welcome = await prepareWorkspace(ground, ownerUrl);
      const stopWork = await startWork(ground);
      try {
        const server = await serve(ground, { development: values.dev });
        console.log(`\nCountersign is at ${server.address}\n`);
        for (const line of welcome(server.address)) console.log(line);
        console.log("\nCtrl-C stops it.");
        await untilStopped();
        console.log("Stopping …");
        await server.stop();
      } finally {
        await stopWork();
      }
      return 0;
    });
  },
};
