type Closing = () => Promise<unknown>;
const closings: Closing[] = [];

/**
 * Runs `closing` when the test file is done, also when it failed; the last registered runs first. It may be called from a `beforeAll`,
 * where Vitest's own `afterAll` is not heard any more.
 */
export function atEnd(closing: Closing): void {
  closings.push(closing);
}

/** Runs all of them, whatever one of them throws. @throws what the first that failed threw */
export async function closeAll(): Promise<void> {
  const reasons: unknown[] = [];
  for (const closing of closings.splice(0).reverse())
    await closing().catch((reason: unknown) => {
      reasons.push(reason);
    });
  if (reasons.length > 0) throw reasons[0];
}
