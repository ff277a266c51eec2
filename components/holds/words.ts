import type { HoldState } from "#lib/holds/hold.ts";

export const holdStateWords: Readonly<Record<HoldState, string>> = {
  running: "Running",
  released: "Released",
  ended: "Ended",
};

export const releaseReasonWords: Readonly<Record<string, string>> = {
  "authority-asked": "The authority asks for it",
  "production-answered": "The production request was answered",
  "placed-in-error": "It was placed in error",
  "order-withdrawn": "The order was withdrawn",
  fraudulent: "The request was fraudulent",
};
