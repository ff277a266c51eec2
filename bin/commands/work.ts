import { type Command, withWorkspace } from "#bin/command.ts";
import { untilStopped } from "#bin/signals.ts";
import { startWork } from "#bin/work.ts";

export const command: Command = {
  name: "work",
  summary: "runs the jobs and the log's sequencer, without pages",
  help: "Usage: countersign work\nSeveral may run at once: one of them sequences the log, all of them take jobs. Ctrl-C finishes what is running.",
  run: () =>
    withWorkspace(async ({ ground }) => {
      const stop = await startWork(ground);
      console.log("Working. Ctrl-C stops.");
      await untilStopped();
      await stop();
      return 0;
    }),
};
