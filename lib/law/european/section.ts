/** A section of a form as it is read: on the page, in the PDF. `letter` is the Annex's. */
export type Section = {
  readonly letter: string;
  readonly title: string;
  readonly lines: readonly { readonly term: string; readonly value: string }[];
};
type Line = { readonly term: string; readonly value: string | null };

/** A section without what was left empty. */
export function section(letter: string, title: string, lines: readonly Line[]): Section {
  return { letter, title, lines: lines.filter((one): one is Section["lines"][number] => one.value !== null) };
}
export const yesNo = (is: boolean) => (is ? "yes" : "no");
