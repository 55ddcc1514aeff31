/** The recovery key is written in groups; two of them are typed back, to show that it has been put on paper. */
export function groupsOf(recoveryKey: string): readonly string[] {
  return recoveryKey.split(/[\s-]+/).filter((group) => group !== '');
}

/** Two different positions, the earlier one first. `random` gives numbers in [0, 1). */
export function pickTwo(count: number, random: () => number = Math.random): readonly [number, number] {
  const first = Math.floor(random() * count);
  const offset = 1 + Math.floor(random() * (count - 1));
  const second = (first + offset) % count;
  return first < second ? [first, second] : [second, first];
}

/** Written by hand from paper: case and spaces do not count, nor the letters that look like digits. */
export function sameGroup(typed: string, group: string): boolean {
  const normal = (text: string) => text.toUpperCase().replace(/\s/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return normal(typed) === normal(group);
}
