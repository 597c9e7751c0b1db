/**
 * Hashes of what must be a record's alone: (type, unit, id). Eight bytes a record instead of its id,
 * so that millions can be held against each other. Equal hashes are only a suspicion.
 */

/** 53 bits, so that a hash is a whole number that sorts as one. */
export function recordHash(type: string, unit: string, id: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (const part of [type, unit, id]) {
    for (let index = 0; index < part.length; index += 1) {
      const code = part.charCodeAt(index);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x5bd1e995) ^ (high >>> 15);
    }
    low = Math.imul(low ^ 0x10000, 0x01000193);
    high = Math.imul(high ^ 0x10000, 0x5bd1e995) ^ (high >>> 15);
  }
  return ((high ^ (low >>> 11)) >>> 11) * 0x1_0000_0000 + (low >>> 0);
}

export interface HashList {
  add(hash: number): void;
  /** Hashes that were added more than once. */
  repeated(): ReadonlySet<number>;
}

const CHUNK = 8192;
/** By their highest bits hashes go into parts, which are sorted one after another: sorted as a whole they would need as much room again. */
const PARTS = 8;
const PART = 2 ** 53 / PARTS;

interface Part {
  readonly full: Float64Array[];
  chunk: Float64Array;
  used: number;
}

export function hashList(): HashList {
  const parts = Array.from({ length: PARTS }, (): Part => ({ full: [], chunk: new Float64Array(CHUNK), used: 0 }));
  return {
    add(hash) {
      const part = parts[Math.floor(hash / PART)];
      if (part === undefined) throw new RangeError("a hash has 53 bits");
      if (part.used === CHUNK) {
        part.full.push(part.chunk);
        part.chunk = new Float64Array(CHUNK);
        part.used = 0;
      }
      part.chunk[part.used] = hash;
      part.used += 1;
    },
    repeated() {
      const room = new Float64Array(Math.max(...parts.map(({ full, used }) => full.length * CHUNK + used)));
      const twice = new Set<number>();
      for (const { full, chunk, used } of parts) {
        for (const [index, hashes] of full.entries()) room.set(hashes, index * CHUNK);
        room.set(chunk.subarray(0, used), full.length * CHUNK);
        addRepeated(room.subarray(0, full.length * CHUNK + used).sort(), twice);
      }
      return twice;
    },
  };
}

function addRepeated(sorted: Float64Array, twice: Set<number>): void {
  for (let index = 1; index < sorted.length; index += 1) if (sorted[index] === sorted[index - 1]) twice.add(sorted[index] ?? 0);
}
