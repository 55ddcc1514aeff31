import type { FormDefinition } from '#shared/forms/form.ts';
import { type FormId, isFormId } from '#shared/forms/registry.ts';
import { type Language, languages } from '#shared/text/localText.ts';

/** The hidden field that tells which form a fillable PDF is, and after which version of its declaration. Frozen. */
export const markerField = '$dalsam';

export interface Marker {
  readonly form: FormId;
  readonly version: number;
  readonly language: Language;
}

export const markerText = ({ id, version }: FormDefinition, language: Language): string =>
  `${id}:${version}:${language}`;

/** What the hidden field says, or undefined where it says nothing that this app has written. */
export function parseMarker(text: string): Marker | undefined {
  const [form = '', version = '', language, ...rest] = text.split(':');
  const known = languages.find((each) => each === language);
  if (!isFormId(form) || !/^[1-9]\d{0,5}$/.test(version) || known === undefined || rest.length > 0) return undefined;
  return { form, version: Number(version), language: known };
}
