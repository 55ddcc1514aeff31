/** The nine municipalities of the cooperation, with Statistics Norway's numbers (verified) and register numbers. */
export interface Municipality {
  readonly number: string;
  readonly name: string;
  /** The number before the 2020 reform: old papers carry it. */
  readonly formerNumber: string;
  readonly organisationNumber: string;
  /** The written language that the municipality has decided on; `undefined` where that is not known: a setting then. */
  readonly language?: 'nb' | 'nn' | 'neutral';
}

export const municipalities = [
  { number: '3431', name: 'Dovre', formerNumber: '0511', organisationNumber: '939849831' },
  { number: '3432', name: 'Lesja', formerNumber: '0512', organisationNumber: '964949204' },
  { number: '3433', name: 'Skjåk', formerNumber: '0513', organisationNumber: '961381096' },
  { number: '3434', name: 'Lom', formerNumber: '0514', organisationNumber: '959377677' },
  { number: '3435', name: 'Vågå', formerNumber: '0515', organisationNumber: '939607706', language: 'nn' },
  { number: '3436', name: 'Nord-Fron', formerNumber: '0516', organisationNumber: '839893132', language: 'nn' },
  { number: '3437', name: 'Sel', formerNumber: '0517', organisationNumber: '939617671', language: 'neutral' },
  { number: '3438', name: 'Sør-Fron', formerNumber: '0519', organisationNumber: '941827195' },
  { number: '3439', name: 'Ringebu', formerNumber: '0520', organisationNumber: '939864970' },
] as const satisfies readonly Municipality[];

export type MunicipalityNumber = (typeof municipalities)[number]['number'];
export const municipalityNumbers = municipalities.map((m) => m.number) as [MunicipalityNumber, ...MunicipalityNumber[]];

export function municipalityByNumber(number: string): Municipality | undefined {
  return municipalities.find((m) => m.number === number);
}
