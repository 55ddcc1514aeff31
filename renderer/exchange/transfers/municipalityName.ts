import { municipalityByNumber } from '#shared/municipalities.ts';

/** A municipality's name by its number. */
export const municipalityName = (number: string): string => municipalityByNumber(number)?.name ?? number;
