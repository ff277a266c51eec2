import { type EuCategory, type Surface, surfaces, type UsProcess } from "#lib/law/instrument.ts";
import type { Field, Sensitivity } from "./field.ts";

/**
 * What people ask a messenger for, gathered from published demands and the statutes, each with the answer of a service that keeps
 * nothing it does not need. The presets differ from it only in what they hold. Categories follow Article 3(9) to (12) of Regulation
 * (EU) 2023/1543 (dates and times of use are traffic data; what a user composes is content), process follows 18 USC 2703(c)(2).
 */
type Asked = Pick<Field, "key" | "label" | "euCategory" | "usProcess" | "sensitivity" | "surfaces" | "history"> & {
  readonly holding: "not-held" | "unavailable-by-design";
  readonly reason: string;
};

const everywhere = surfaces;
const messages: readonly Surface[] = ["private", "groups", "business"];
const people: readonly Surface[] = ["private", "groups"];

function asked(
  [key, label]: readonly [string, string],
  [euCategory, usProcess, sensitivity]: readonly [EuCategory, UsProcess, Sensitivity],
  where: readonly Surface[],
  holding: Asked["holding"],
  reason: string,
): Asked {
  return { key, label, euCategory, usProcess, sensitivity, surfaces: where, history: false, holding, reason };
}

const history = (one: Asked): Asked => ({ ...one, history: true });

export const askedFields: readonly Asked[] = [
  // who the user is
  asked(
    ["account-created", "Account creation time"],
    ["subscriber", "subpoena", "ordinary"],
    everywhere,
    "not-held",
    "The service does not record when an account was made.",
  ),
  asked(
    ["name", "Name"],
    ["subscriber", "subpoena", "personal"],
    everywhere,
    "not-held",
    "The service does not ask for a name. What a user chooses to be called is encrypted before it leaves the device, and is shown only to the people that the user writes to.",
  ),
  asked(
    ["postal-address", "Addresses"],
    ["subscriber", "subpoena", "personal"],
    everywhere,
    "not-held",
    "The service neither asks for nor receives a postal address: nothing that it does needs one.",
  ),
  asked(
    ["telephone-number", "Other telephone numbers"],
    ["subscriber", "subpoena", "personal"],
    everywhere,
    "not-held",
    "An account is found by the number that the demand itself names. No other number of the user is recorded.",
  ),
  asked(
    ["email", "E-mail address"],
    ["subscriber", "subpoena", "personal"],
    everywhere,
    "not-held",
    "An account needs no e-mail address, and the service has no place to record one.",
  ),
  asked(
    ["payment-method", "Method of payment"],
    ["subscriber", "subpoena", "personal"],
    everywhere,
    "not-held",
    "The service is free of charge. No means of payment is connected with an account.",
  ),
  asked(
    ["associated-accounts", "Associated accounts"],
    ["subscriber", "court-order", "personal"],
    everywhere,
    "not-held",
    "The service draws no connection between accounts. Two accounts of one person are, to the service, two accounts.",
  ),
  asked(
    ["linked-devices", "Linked devices"],
    ["subscriber", "court-order", "personal"],
    people,
    "not-held",
    "Names and kinds of linked devices are encrypted between the user's own devices. The service keeps no list of them.",
  ),
  asked(
    ["device-information", "Device and software"],
    ["subscriber", "court-order", "ordinary"],
    everywhere,
    "not-held",
    "The make, model and software of a device are not recorded with the account.",
  ),

  // how the account connected
  asked(
    ["last-connection", "Last connection (day)"],
    ["traffic", "subpoena", "ordinary"],
    everywhere,
    "not-held",
    "The service does not record when an account was last connected.",
  ),
  asked(
    ["registration-ip", "IP address at registration"],
    ["identification", "subpoena", "personal"],
    everywhere,
    "not-held",
    "The address from which an account was registered is used to answer that one connection and is then forgotten. It is written nowhere.",
  ),
  asked(
    ["last-ip", "IP address of the last connection"],
    ["identification", "subpoena", "personal"],
    everywhere,
    "not-held",
    "The address of a connection exists only while the connection lasts. It is not written down with the account.",
  ),
  history(
    asked(
      ["ip-history", "IP history logs and addresses"],
      ["identification", "subpoena", "personal"],
      everywhere,
      "not-held",
      "The service keeps no log of the addresses from which an account connected. There is no history to search.",
    ),
  ),
  history(
    asked(
      ["account-history", "Account history"],
      ["traffic", "subpoena", "personal"],
      everywhere,
      "not-held",
      "The service keeps no history of an account. It knows an account as it is, not as it was.",
    ),
  ),
  asked(
    ["cookie-data", "Cookie data"],
    ["identification", "court-order", "personal"],
    everywhere,
    "not-held",
    "The application sets no cookies, and the service keeps no browser data of an account.",
  ),
  asked(
    ["push-token", "Push notification token"],
    ["identification", "court-order", "personal"],
    messages,
    "not-held",
    "The token by which a telephone is woken belongs to the maker of its system. It is not kept as a record about the account.",
  ),
  asked(
    ["network-providers", "Upstream and downstream providers"],
    ["traffic", "court-order", "ordinary"],
    everywhere,
    "not-held",
    "The service does not record over which networks a connection of an account came in or went out.",
  ),
  history(
    asked(
      ["location", "Location"],
      ["traffic", "warrant", "intimate"],
      everywhere,
      "not-held",
      "The service does not determine where a user is. A place that a user sends to another is part of an encrypted message.",
    ),
  ),

  // with whom the user was in touch
  history(
    asked(
      ["toll-records", "Toll records"],
      ["traffic", "subpoena", "intimate"],
      messages,
      "not-held",
      "The service bills nothing by the call or by the message, so it makes no toll records.",
    ),
  ),
  history(
    asked(
      ["call-records", "Records of calls"],
      ["traffic", "court-order", "intimate"],
      messages,
      "not-held",
      "Calls are set up between the devices. The service keeps no record of who called whom, when, or for how long.",
    ),
  ),
  history(
    asked(
      ["message-records", "Source and destination of messages"],
      ["traffic", "court-order", "intimate"],
      messages,
      "unavailable-by-design",
      "A message is passed on and is then gone from the servers. No permanent record exists of who wrote to whom, and the service is built so that none can arise.",
    ),
  ),
  history(
    asked(
      ["first-originator", "First originator of a message"],
      ["traffic", "warrant", "intimate"],
      people,
      "unavailable-by-design",
      "Messages are encrypted end to end, and a forwarded message looks to the service like any other. No record exists of who wrote it first, and to make one, every message of every user would have to be marked.",
    ),
  ),
  asked(
    ["block-list", "Block list"],
    ["traffic", "court-order", "personal"],
    messages,
    "not-held",
    "Whom a user has blocked is kept on the user's own devices. The service has no readable list.",
  ),
  asked(
    ["contact-names", "Names of contacts"],
    ["content", "warrant", "intimate"],
    people,
    "unavailable-by-design",
    "Contacts stay on the user's device. Where the service helps to find which of them use it, it does so without learning who they are, and no names ever reach it.",
  ),
  asked(
    ["address-book", "Address book"],
    ["content", "warrant", "intimate"],
    people,
    "unavailable-by-design",
    "The address book is never uploaded in a form that the service can read, and no copy of it is kept.",
  ),
  asked(
    ["group-membership", "Group membership"],
    ["traffic", "warrant", "intimate"],
    people,
    "unavailable-by-design",
    "Groups are kept encrypted under keys that only their members have. The service cannot say which groups there are or who belongs to them.",
  ),

  // what the user wrote and showed
  asked(
    ["about-text", "About text"],
    ["content", "warrant", "personal"],
    people,
    "unavailable-by-design",
    "A profile is encrypted under a key that only the user and the user's contacts have. The service carries it and cannot read it.",
  ),
  asked(
    ["profile-photo", "Profile photo"],
    ["content", "warrant", "personal"],
    people,
    "unavailable-by-design",
    "A profile photo is encrypted under a key that only the user and the user's contacts have. The service carries it and cannot see it.",
  ),
  history(
    asked(
      ["message-content", "Message content"],
      ["content", "warrant", "intimate"],
      messages,
      "unavailable-by-design",
      "Messages are encrypted end to end. Only the sender and the recipient have the keys; the service has never had them, and cannot read a message that passes through it.",
    ),
  ),
  history(
    asked(
      ["correspondence", "Correspondence"],
      ["content", "warrant", "intimate"],
      messages,
      "unavailable-by-design",
      "Correspondence is encrypted end to end and lies on the devices of those who wrote it. The service keeps no readable copy, sent or received.",
    ),
  ),
  history(
    asked(
      ["attachments", "Photos, videos and files sent"],
      ["content", "warrant", "intimate"],
      messages,
      "unavailable-by-design",
      "What is sent with a message is encrypted on the sender's device like the message itself. The service holds no key to it.",
    ),
  ),
  history(
    asked(
      ["call-content", "Content of calls"],
      ["content", "warrant", "intimate"],
      messages,
      "unavailable-by-design",
      "Calls are encrypted end to end and are not recorded. The service cannot listen to them.",
    ),
  ),
  asked(
    ["backup-content", "Backups"],
    ["content", "warrant", "intimate"],
    people,
    "unavailable-by-design",
    "A backup is made by the user, under a key that only the user has. The service can neither make nor open one.",
  ),
  asked(
    ["encryption-keys", "Keys to messages"],
    ["content", "warrant", "intimate"],
    messages,
    "unavailable-by-design",
    "The keys to messages are made on the users' devices and never leave them. There is no key that the service could hand over.",
  ),

  // what is public, or a business's own
  history(
    asked(
      ["channel-posts", "Posts in public channels"],
      ["content", "warrant", "ordinary"],
      ["channels"],
      "not-held",
      "What is posted in a public channel can be read there by anyone. The service keeps no separate record of it for disclosure.",
    ),
  ),
  asked(
    ["channel-administrators", "Administrators of a channel"],
    ["subscriber", "subpoena", "personal"],
    ["channels"],
    "not-held",
    "This register records no administrators of channels as data that can be disclosed.",
  ),
  asked(
    ["business-profile", "Business profile"],
    ["subscriber", "subpoena", "ordinary"],
    ["business"],
    "not-held",
    "A business shows its profile to anyone who writes to it. The service keeps no record of it beyond what is shown there.",
  ),
];
