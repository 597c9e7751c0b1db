import { setFlagsFromString } from "node:v8";

/**
 * A command runs for about a second, much of it code that runs once. The engine's optimiser would work beside it all
 * the while on code that is done when it is ready; asked later, it leaves the processors to the work at hand
 * (a fifth of the sample year's time), and a long run still gets it after the first tenths of a second.
 */
setFlagsFromString("--interrupt-budget=400000");

/**
 * Records live for a moment. The collector sees the first of them alive, because they are handed on in batches, and would
 * from then on make all of them where old objects are made: garbage that only a full collection finds.
 */
setFlagsFromString("--no-allocation-site-pretenuring");
