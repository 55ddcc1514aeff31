import type { DemoClock } from './demoClock.ts';

/** Introduction programmes of the demo, begun so many days ago and planned to end (negative: in the future). */
export interface DemoProgramme {
  readonly person: string;
  readonly begun: number;
  readonly ends: number;
}

export const demoProgrammes = [
  { person: 'selam', begun: 400, ends: -330 },
  { person: 'yonas', begun: 400, ends: -330 },
  { person: 'oksana', begun: 185, ends: -180 },
  { person: 'farid', begun: 1090, ends: -150 },
  { person: 'samir', begun: 30, ends: -700 },
] as const satisfies readonly DemoProgramme[];

/** As a practice contract asks for it. */
export function programmeAnswers(person: (typeof demoProgrammes)[number]['person'], clock: DemoClock) {
  const found = demoProgrammes.find((programme) => programme.person === person) ?? demoProgrammes[0];
  return { programmeFrom: clock.daysAgo(found.begun), programmeUntil: clock.daysAgo(found.ends) };
}
