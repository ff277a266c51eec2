import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { operator } from "#lib/auth/actor.ts";
import { address } from "#lib/auth/address.ts";
import { add } from "#lib/people/add.ts";
import { type GivenRole, givenRoles, linkHours, welcomePath } from "#lib/people/person.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = `countersign people add --email E --role R [--name N]`;

export const command: Command = {
  name: "people add",
  summary: "adds a person and prints their one-time sign-in link",
  help: `Usage: ${usage}
R is one of ${givenRoles.join(", ")}. The link is printed once, opens for ${linkHours} hours and sets a password; only its hash is kept.
COUNTERSIGN_URL is the address that the link begins with (${address({})}).`,
  run: async (args) => {
    const text = { type: "string" } as const;
    const { values, positionals } = flags(args, { email: text, role: text, name: text }, usage);
    const { email, role, name } = values;
    if (email === undefined || role === undefined || positionals.length > 0) {
      throw new Refusal("invalid", `An e-mail address and a role are needed, and nothing else. Usage: ${usage}`);
    }
    const { token } = await withWorkspace(({ ground }) =>
      // The door parses the role; what it does not know it refuses.
      add(ground, operator, { email, role: role as GivenRole, name }),
    );
    console.log(`${address()}${welcomePath(token)}`);
    return 0;
  },
};
