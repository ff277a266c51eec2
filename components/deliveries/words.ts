import type { Channel, FetchOutcome } from "#lib/deliveries/delivery.ts";

export const channelWords: Readonly<Record<Channel, string>> = {
  age: "age",
  smime: "S/MIME",
  openpgp: "OpenPGP",
  secret: "one-time secret",
};

export const outcomeWords: Readonly<Record<FetchOutcome, string>> = {
  served: "Fetched",
  expired: "Refused: expired",
  "used-up": "Refused: used up",
  revoked: "Refused: withdrawn",
  destroyed: "Refused: destroyed",
  frozen: "Refused: authority frozen",
  unverified: "Refused: officer not verified",
  "key-ended": "Refused: key revoked or expired",
};

/** Where a delivery stands, from what a fetch would come to. */
export const standWords: Readonly<Record<FetchOutcome, string>> = {
  served: "Open",
  expired: "Expired",
  "used-up": "Used up",
  revoked: "Withdrawn",
  destroyed: "Destroyed",
  frozen: "Held: authority frozen",
  unverified: "Held: officer not verified",
  "key-ended": "Held: key revoked or expired",
};

/** How a file for this channel is opened. */
export const openWords: Readonly<Record<Channel, string>> = {
  age: "age -d -i IDENTITY",
  smime: "openssl cms -decrypt -binary -inform DER -inkey KEY -in",
  openpgp: "gpg --decrypt",
  secret: "age -d",
};
