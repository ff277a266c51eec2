import { build } from "#bin/build.ts";
import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { assertPortFree, serve } from "#bin/serve.ts";
import { untilStopped } from "#bin/signals.ts";
import { layGround } from "#lib/db/ground.ts";

const help =
  "Usage: countersign serve\nServes the pages on PORT (3000). Run countersign work beside it: the log's sequencer and the jobs run there.";

export const command: Command = {
  name: "serve",
  summary: "serves the pages, without the worker",
  help,
  run: async (args) => {
    flags(args, {}, "countersign serve");
    await assertPortFree();
    await build();
    return withWorkspace(async ({ ground }) => {
      layGround(ground);
      const server = await serve(ground, { development: false });
      console.log(`Countersign is at ${server.address}`);
      await untilStopped();
      await server.stop();
      return 0;
    });
  },
};
