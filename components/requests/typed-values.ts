/** Name of the input for one granted field of one target. */
export function valueName(targetId: string, field: string): string {
  return `value.${targetId}.${field}`;
}

/** What was typed by hand. A blank is an answer too: it was looked for, and nothing is there. */
export function typedValues(form: FormData): { targetId: string; field: string; value: string | null }[] {
  return [...form].flatMap(([name, value]) => {
    const parts = /^value\.([0-9a-f-]{36})\.(.+)$/.exec(name);
    if (parts?.[1] === undefined || parts[2] === undefined || typeof value !== "string") return [];
    return [{ targetId: parts[1], field: parts[2], value: value.trim() === "" ? null : value.trim() }];
  });
}
