import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { operator } from "#lib/auth/actor.ts";
import { rotateAccountKey } from "#lib/bans/accounts/rotateAccountKey.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign keys rotate-account";

export const command: Command = {
  name: "keys rotate-account",
  summary: "makes the next version of the key that hashes banned accounts",
  help: `Usage: ${usage}
The next batch of every import is hashed under the new version; look-ups ask under every version. Nothing that was hashed changes. The key
lies in COUNTERSIGN_HOME/keys and goes into every backup. Where COUNTERSIGN_ACCOUNT_KEYS gives the keys, add the new version there first.
Under Settings, an administrator proposes and counsel countersigns that an old version is destroyed: what it hashed can then never be linked
to an account again.
Prints one JSON line {version, fingerprint}.`,
  run: async (args) => {
    if (flags(args, {}, usage).positionals.length > 0)
      throw new Refusal("invalid", `Nothing else is needed. Usage: ${usage}`);
    console.log(JSON.stringify(await withWorkspace(({ ground }) => rotateAccountKey(ground, operator, {}))));
    return 0;
  },
};
