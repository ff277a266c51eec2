/** Shows how far long work is, on standard error: one line that is overwritten on a terminal, a line every ten seconds elsewhere. */
export function showProgress(done: string): { show: (at: { leaves: number; of: number }) => void; end: () => void } {
  const isTerminal = process.stderr.isTTY;
  const everyMs = isTerminal ? 200 : 10_000;
  let shownAt = performance.now();
  let hasShown = false;
  return {
    show: ({ leaves, of }) => {
      if (performance.now() - shownAt < everyMs) return;
      shownAt = performance.now();
      hasShown = true;
      const share = of === 0 ? 100 : Math.floor((100 * leaves) / of);
      process.stderr.write(
        `${isTerminal ? "\r" : ""}${leaves} of ${of} entries ${done}, ${share} %${isTerminal ? "" : "\n"}`,
      );
    },
    end: () => {
      if (isTerminal && hasShown) process.stderr.write("\n");
    },
  };
}
