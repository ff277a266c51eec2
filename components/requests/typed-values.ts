/**
 * Name of the input for one granted field of one target. Where a value is here already it is `again`: a blank then leaves it,
 * so that entering one thing never takes another away.
 */
export function valueName(targetId: string, field: string, isHere: boolean): string {
  return `${isHere ? "again" : "value"}.${targetId}.${field}`;
}

/** What was typed by hand. A blank is an answer too, where none was here: it was looked for, and nothing is there. */
export function typedValues(form: FormData): { targetId: string; field: string; value: string | null }[] {
  return [...form].flatMap(([name, written]) => {
    const parts = /^(value|again)\.([0-9a-f-]{36})\.(.+)$/.exec(name);
    if (parts?.[2] === undefined || parts[3] === undefined || typeof written !== "string") return [];
    const value = written.trim() === "" ? null : written.trim();
    return value === null && parts[1] === "again" ? [] : [{ targetId: parts[2], field: parts[3], value }];
  });
}
