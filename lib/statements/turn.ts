import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { templateInForce } from "./load.ts";

/** Turns the sending of statements on or off. On takes a second person: whoever set the way to the Database cannot. */
export const turn = operation({
  name: "statements.turn",
  permission: "statements:turn",
  input: z.object({
    on: z.enum(["true", "false"]).transform((text) => text === "true"),
    version: z.coerce.number().int(),
  }),
  async run({ tx, actor, now }, { on, version }) {
    const [kept] = await tx.sql<{ connectedBy: string; on: boolean; version: number }>`
      SELECT connected_by AS "connectedBy", turned_on_by IS NOT NULL AS on, version FROM statement_connection FOR UPDATE`;
    if (kept === undefined)
      throw new Refusal(
        "conflict",
        "No connection to the Database is set; nothing was changed. An administrator sets it.",
      );
    if (kept.version !== version)
      throw new Refusal("conflict", "The connection was changed meanwhile; nothing was changed. Look at it again.");
    if (kept.on === on) throw new Refusal("conflict", `Sending is ${on ? "on" : "off"} already; nothing was changed.`);
    if (on && kept.connectedBy === actor.id)
      throw new Refusal(
        "forbidden",
        "Who set the connection does not turn it on; nothing was changed. Ask another person.",
      );
    if (on && (await templateInForce(tx)) === null)
      throw new Refusal("conflict", "No template is signed by two people yet; nothing was changed.");
    await tx.sql`UPDATE statement_connection SET turned_on_by = ${on ? actor.id : null}, turned_on_at = ${on ? now : null}, version = version + 1`;
    return {
      result: { on },
      audit: [{ action: on ? "connection.turnedOn" : "connection.turnedOff", subject: "workspace:statements" }],
    };
  },
});
