/** Chromium alone knows no scheme of ours, so the page lives under an address that exists nowhere. */
const outside = 'https://dalsam.stand-in.invalid/';
const inside = 'app://dalsam/';

export const toChromium = (url: string): string => url.replace(inside, outside);
export const toElectron = (url: string): string => url.replace(outside, inside);
