/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((stopped) => {
    let asked = false;
    const ask = () => {
      if (asked) process.exit(130);
      asked = true;
      stopped();
    };
    process.on("SIGINT", ask);
    process.on("SIGTERM", ask);
  });
}
