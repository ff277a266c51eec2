/** The first thing of an archive that does not hold: where, and what, in one sentence without a full stop. */
export class Failed extends Error {
  readonly at: string;
  constructor(at: string, sentence: string) {
    super(sentence);
    this.at = at;
  }
}
