/**
 * What a report was counted from: whole batches, and requests decided here, each with how many of its entries there were. Its canonical
 * JSON is kept beside the report, and its digest stands in the log with the report's.
 */
export type Sources = {
  readonly v: 1;
  /** Ascending. */
  readonly batches: readonly string[];
  /** Id and number of entries, ascending by id. */
  readonly requests: readonly (readonly [string, number])[];
};
