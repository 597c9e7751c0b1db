/** Throws where what was remembered is not what comes out when it is worked out anew. */
export function assertSame(known: object, anew: object): void {
  if (known !== anew && written(known) !== written(anew)) throw new Error("the same findings came to different points");
}

/** All but whose they are. */
function written(value: object): string {
  return JSON.stringify(value, (key, one: unknown) => {
    if (key === "indicator") return undefined;
    if (typeof one === "bigint") return one.toString();
    return one instanceof Map ? [...(one as Map<unknown, unknown>)] : one;
  });
}
