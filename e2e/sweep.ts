import { sweepScratch } from "#testing/scratch.ts";

/** Before the stories: what a killed run left goes. */
export default (): Promise<void> => sweepScratch();
