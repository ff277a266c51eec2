/**
 * What a report was counted from: whole batches, countings of overturned bans among them, requests decided here, suspicions and contacts, each with how many of its entries there were. Its canonical
 * JSON is kept beside the report, and its digest stands in the log with the report's.
 */
export type Sources = {
  readonly v: 1;
  /** Ascending. */
  readonly batches: readonly string[];
  /** Id and number of entries, ascending by id. */
  readonly requests: readonly (readonly [string, number])[];
  /** The descriptions in force, ascending by id. Left out of reports that were compiled before they said how accounts were found. */
  readonly descriptions?: readonly string[];
  /** Suspicions, contacts and orders: subject and number of entries, ascending by subject. Left out where there are none. */
  readonly others?: readonly (readonly [string, number])[];
};

/** Where the evidence keeps the text of a description. */
export function descriptionFile(id: string): string {
  return `evidence/descriptions/${id}.txt`;
}
