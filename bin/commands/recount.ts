import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { operator } from "#lib/auth/actor.ts";
import { recountNow } from "#lib/catalogue/proving.ts";
import { begin } from "#lib/recounts/begin.ts";
import { recountSentence } from "#lib/recounts/recounted.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign recount [--roots] [--changed]";

export const command: Command = {
  name: "recount",
  summary: "counts the ledger of bans and every published figure again",
  help: `Usage: ${usage}
Rows against the roll-up, both against the count lines of the batches, these against the log; the cube against the roll-up, archives
against theirs, keys, reinstatements, overturned bans, grievances, government orders about accounts, and every figure of every published
report. --roots hashes every row again, up to its batch's root. --changed leaves out the months to which nothing came since their last
sound recount. What was found is kept, and stands at the desk under Bans, Ledger.
Exit: 0 when all agrees, 1 with a sentence for each that does not, by table and id.`,
  run: async (args) => {
    const flag = { type: "boolean", default: false } as const;
    const { values, positionals } = flags(args, { roots: flag, changed: flag }, usage);
    if (positionals.length > 0) throw new Refusal("invalid", `Nothing but options is needed. Usage: ${usage}`);
    const found = await withWorkspace(async ({ ground }) => {
      const { id } = await begin(ground, operator, { whole: !values.changed, roots: values.roots, queued: false });
      return recountNow(ground, id);
    });
    console.log(recountSentence(found));
    for (const sentence of found.disagreements) console.log(sentence);
    return found.disagreements.length === 0 ? 0 : 1;
  },
};
