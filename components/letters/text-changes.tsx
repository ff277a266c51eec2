import { classes } from "#components/ui/classes.ts";
import { changedLines } from "./text-change.ts";

const said = { " ": "", "-": "Left out: ", "+": "New: " } as const;

/** What a version changes against the one before it, line by line: what the second person signs. */
export function TextChanges({ language, before, after }: { language: string; before: string; after: string }) {
  const lines = changedLines(before, after).map((line, at) => ({ ...line, key: `${at}${line.sign}` }));
  return (
    <div lang={language} className="border border-rule bg-sheet py-2 font-serif">
      {lines.map(({ sign, text, key }) => (
        <p
          key={key}
          className={classes(
            "min-h-5 border-l-3 border-transparent px-3 whitespace-pre-wrap wrap-anywhere",
            sign === "+" && "border-blue bg-blue-wash",
            sign === "-" && "border-red bg-red-wash line-through",
          )}
        >
          <span className="sr-only">{said[sign]}</span>
          {text}
        </p>
      ))}
    </div>
  );
}
