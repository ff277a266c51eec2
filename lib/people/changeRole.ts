import { z } from "zod";
import { roles } from "#lib/auth/permissions.ts";
import { operation } from "#lib/operation.ts";
import { activeAdministrators, load } from "#lib/people/load.ts";
import { assertAdministratorLeft, assertGivenByAnother, givenRoles } from "#lib/people/person.ts";
import { Refusal } from "#lib/refusal.ts";

/** Gives someone another role and ends their sessions. `from` is the role that the asker saw, so that of two changes one wins. */
export const changeRole = operation({
  name: "people.changeRole",
  permission: "people:manage",
  input: z.object({ id: z.uuid(), from: z.enum(roles), to: z.enum(givenRoles) }),
  async run({ tx, actor }, { id, from, to }) {
    const administrators = await activeAdministrators(tx);
    const person = await load(tx, id);
    assertGivenByAnother(actor.id, id);
    if (person.role !== from) {
      throw new Refusal(
        "conflict",
        `This person is ${person.role} by now, not ${from}. Nothing was changed: look again.`,
      );
    }
    if (from === to) throw new Refusal("conflict", `This person is ${to} already. Nothing was changed.`);
    if (from === "officer") {
      throw new Refusal(
        "conflict",
        "An officer belongs to an authority and takes no role of the house. Nothing was changed.",
      );
    }
    assertAdministratorLeft(administrators, id);
    await tx.sql`UPDATE person SET role = ${to}, session_epoch = session_epoch + 1 WHERE id = ${id}`;
    return {
      result: { id, role: to },
      audit: [{ action: "person.roleChanged", subject: `person:${id}`, data: { from, to } }],
    };
  },
});
