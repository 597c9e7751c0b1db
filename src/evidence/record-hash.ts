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

const CHUNK = 65_536;

export function hashList(): HashList {
  const full: Float64Array[] = [];
  let chunk = new Float64Array(CHUNK);
  let used = 0;
  return {
    add(hash) {
      if (used === CHUNK) {
        full.push(chunk);
        chunk = new Float64Array(CHUNK);
        used = 0;
      }
      chunk[used] = hash;
      used += 1;
    },
    repeated() {
      const all = new Float64Array(full.length * CHUNK + used);
      for (const [index, part] of full.entries()) all.set(part, index * CHUNK);
      all.set(chunk.subarray(0, used), full.length * CHUNK);
      all.sort();
      const twice = new Set<number>();
      for (let index = 1; index < all.length; index += 1) if (all[index] === all[index - 1]) twice.add(all[index] ?? 0);
      return twice;
    },
  };
}
