import type { Run } from "./line.ts";
import type { Column, Row } from "./table.ts";

/** A part of a letter, before it is known whether it becomes a page of a PDF or of the desk. */
export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph" | "note"; readonly runs: readonly Run[] }
  | { readonly kind: "list"; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, Run])[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
    };
