import { type Command, withWorkspace } from "#bin/command.ts";

export const command: Command = {
  name: "migrate",
  summary: "brings the database to this version's schema",
  help: "Usage: countersign migrate\nStarts the embedded database when DATABASE_URL is not set. Safe to run twice and from two places at once.",
  run: async () => {
    await withWorkspace(async () => undefined);
    console.log("The database is at this version's schema.");
    return 0;
  },
};
