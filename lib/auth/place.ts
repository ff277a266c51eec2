/** The header in which `bin/serve.ts` writes the network address that asks, over whatever the asker wrote there. */
export const placeHeader = "x-countersign-place";
