type Run = string | { readonly text: string; readonly face?: string };
type Cell = Run | null;

/** The parts of a letter as the desk draws them: the same that are set as a PDF. */
export type ShownBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph" | "note"; readonly runs: readonly Run[] }
  | { readonly kind: "list"; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, Run])[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly { readonly title: string }[];
      readonly rows: readonly { readonly cells: readonly Cell[] }[];
    };

export type ShownRun = Run;
