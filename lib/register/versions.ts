import { z } from "zod";
import { query } from "#lib/operation.ts";
import { loadVersions } from "./load.ts";

/** Every version of the register, newest first, each with its status now. */
export const versions = query({
  name: "register.versions",
  permission: "register:read",
  input: z.object({}),
  run: ({ tx, now }) => loadVersions(tx, now),
});
