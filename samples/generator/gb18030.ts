/** Text as the two-byte characters of GB18030 (= GBK), as older office software saves CSV. */
export function encodeGbk(text: string): Uint8Array {
  const table = twoByteCharacters();
  return Uint8Array.from([...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    const bytes = code < 128 ? [code] : table.get(letter);
    if (bytes === undefined) throw new Error(`${letter} is not in GBK`);
    return bytes;
  }));
}

function twoByteCharacters(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) table.set(decoder.decode(Uint8Array.from([first, second])), [first, second]);
    }
  }
  return table;
}
