import type { Relation } from '#shared/people/person.ts';

/** Who lives together, by the keys of demoPeople.ts; the first is the one that the household is listed under. */
export interface DemoHousehold {
  readonly key: string;
  /** How many days ago it was made. */
  readonly made: number;
  /** The members' first day, as days before today; null = not known. */
  readonly from: number | null;
  readonly members: readonly (readonly [person: string, relation: Relation])[];
}

export const demoHouseholds: readonly DemoHousehold[] = [
  {
    key: 'eksempelvegen12',
    made: 455,
    from: 430,
    members: [
      ['selam', 'self'],
      ['yonas', 'spouse'],
      ['ruta', 'child'],
      ['natnael', 'child'],
    ],
  },
  {
    key: 'ovreEksempelveg3',
    made: 230,
    from: 205,
    members: [
      ['oksana', 'self'],
      ['danylo', 'child'],
      ['halyna', 'parent'],
    ],
  },
  {
    key: 'gamleEksempelveg40',
    made: 80,
    from: 50,
    members: [
      ['samir', 'self'],
      ['rima', 'spouse'],
      ['nour', 'child'],
      ['jad', 'child'],
    ],
  },
  // A shared flat, until the family came.
  {
    key: 'nedreEksempelveg22',
    made: 980,
    from: 950,
    members: [
      ['idris', 'self'],
      ['farid', 'other'],
    ],
  },
  {
    key: 'eksempelbakken7',
    made: 95,
    from: 66,
    members: [
      ['farid', 'self'],
      ['zahra', 'spouse'],
      ['elyas', 'child'],
    ],
  },
  {
    key: 'hemmeleg',
    made: 700,
    from: 670,
    members: [
      ['laleh', 'self'],
      ['daria', 'child'],
    ],
  },
  {
    key: 'eksempeltunet1',
    made: 60,
    from: 24,
    members: [
      ['milad', 'self'],
      ['winta', 'other'],
    ],
  },
  {
    key: 'ventet',
    made: 12,
    from: null,
    members: [
      ['esperance', 'self'],
      ['patrice', 'spouse'],
      ['grace', 'child'],
      ['bienvenu', 'child'],
    ],
  },
];
