/** What statute derives, with the facts that each derivation gives. */
import type { KnownDerivations } from "./record-type-file.ts";

export const knownDerivations: KnownDerivations = new Map();
