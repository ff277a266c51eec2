/**
 * What a reader of a kept document should know before opening it. None of them refuses it: an order from a court may hold a script
 * that its word processor put there.
 */
export const flags = [
  "script",
  "launch",
  "embedded-files",
  "open-action",
  "rich-media",
  "sends-data",
  "unread-parts",
  "bytes-after-end",
  "name-changed",
  "ending-differs",
] as const;
export type Flag = (typeof flags)[number];
