/** Crockford's base32: no I, L, O or U, so that a printed id cannot be misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A new id for a record, a user or an installation: 48 bits of milliseconds, then 80 random bits, as 26 characters.
 * Ids sort by the time they were made. Clock and randomness are the caller's.
 */
export function recordId(nowMilliseconds: number, random: (length: number) => Uint8Array): string {
  if (!Number.isInteger(nowMilliseconds) || nowMilliseconds < 0 || nowMilliseconds >= 2 ** 48) {
    throw new RangeError('recordId: time out of range');
  }
  const bytes = random(10);
  if (bytes.length !== 10) throw new RangeError('recordId: ten random bytes are needed');
  let id = '';
  let time = nowMilliseconds;
  for (let index = 0; index < 10; index += 1) {
    id = alphabet.charAt(time % 32) + id;
    time = Math.floor(time / 32);
  }
  // 80 bits are sixteen characters of five bits: eight for each half of the bytes.
  for (const half of [bytes.subarray(0, 5), bytes.subarray(5)]) {
    let bits = half.reduce((sum, byte) => sum * 256 + byte, 0);
    let text = '';
    for (let index = 0; index < 8; index += 1) {
      text = alphabet.charAt(bits % 32) + text;
      bits = Math.floor(bits / 32);
    }
    id += text;
  }
  return id;
}

/** The id itself where it sorts after another, and else with the other's time, one millisecond on. */
export function laterId(id: string, other: string): string {
  if (id > other) return id;
  const milliseconds = [...other.slice(0, 10)].reduce((sum, letter) => sum * 32 + alphabet.indexOf(letter), 0) + 1;
  let time = '';
  for (let left = milliseconds; time.length < 10; left = Math.floor(left / 32))
    time = alphabet.charAt(left % 32) + time;
  return time + id.slice(10);
}
