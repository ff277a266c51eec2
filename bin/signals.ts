/** npm and the terminal both pass a Ctrl-C on, so that one press may arrive twice within this time. */
const samePressMs = 500;

/** Resolves at the first Ctrl-C or SIGTERM; another press ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((stopped) => {
    let askedAt: number | null = null;
    const ask = () => {
      const now = performance.now();
      if (askedAt !== null && now - askedAt > samePressMs) process.exit(130);
      askedAt ??= now;
      stopped();
    };
    process.on("SIGINT", ask);
    process.on("SIGTERM", ask);
  });
}
