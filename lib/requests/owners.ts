import { z } from "zod";
import { query } from "#lib/operation.ts";
import { assignees } from "./caseParts.ts";

/** The people to whom a request can be given, by name: active analysts and counsel. */
export const owners = query({
  name: "requests.owners",
  permission: "requests:read",
  input: z.object({}),
  run: ({ tx }) => assignees(tx),
});
