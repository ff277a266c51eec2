import { askedFields } from "./askedFields.ts";
import type { Field } from "./field.ts";

export type PresetName = "minimal" | "standard";

export type Preset = {
  readonly name: PresetName;
  readonly label: string;
  /** One line for the person who chooses at set-up. */
  readonly words: string;
  readonly fields: readonly Field[];
};

/** What a preset does otherwise than the list of what is asked: held, with how long and from where, or another reason. */
type Difference =
  | { readonly held: string; readonly retentionDays?: number; readonly label?: string }
  | { readonly reason: string; readonly holding: "not-held" | "unavailable-by-design" };

function preset(differences: Readonly<Record<string, Difference>>): readonly Field[] {
  return askedFields.map((one) => {
    const other = differences[one.key];
    const absent: Field = { ...one, retentionDays: null, source: null };
    if (!other) return absent;
    if ("reason" in other) return { ...absent, ...other };
    const label = other.label ?? one.label;
    return {
      ...absent,
      label,
      holding: "held",
      reason: null,
      retentionDays: other.retentionDays ?? null,
      source: other.held,
    };
  });
}

const accounts = "accounts";

/** Account creation time and the day of the last connection, and nothing else. */
const minimal: Preset = {
  name: "minimal",
  label: "Minimal",
  words: "Account creation time and the day of the last connection, nothing else.",
  fields: preset({ "account-created": { held: accounts }, "last-connection": { held: accounts } }),
};

/** A large messenger: basic records, the block list on a court order, profile, groups and address book on a warrant. No message. */
const standard: Preset = {
  name: "standard",
  label: "Standard",
  words:
    "Name, service start, last seen, IP address and e-mail; on a court order the block list; on a warrant about text, photo, groups and address book.",
  fields: preset({
    "account-created": { held: accounts, label: "Service start" },
    "last-connection": { held: accounts, label: "Last seen (day)" },
    name: { held: accounts },
    email: { held: accounts },
    "last-ip": { held: "connections", retentionDays: 90 },
    "block-list": { held: accounts },
    "about-text": { held: "profiles" },
    "profile-photo": { held: "profiles" },
    "group-membership": { held: "groups" },
    "address-book": { held: "contacts" },
    "contact-names": {
      holding: "not-held",
      reason:
        "An address book, where a user has shared it, holds telephone numbers only. The names of contacts stay on the user's device.",
    },
    "registration-ip": {
      holding: "not-held",
      reason:
        "The service keeps the address of the last connection only. The one from which the account was registered is overwritten by the next.",
    },
    "ip-history": {
      holding: "not-held",
      reason: "The service keeps the address of the last connection only. There is no log of those before it.",
    },
  }),
};

export const presets: Readonly<Record<PresetName, Preset>> = { minimal, standard };
