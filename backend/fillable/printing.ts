import { type FormId, formDefinitions } from '#shared/forms/registry.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import type { Language } from '#shared/text/localText.ts';
import type { PrintedForm } from '../forms/printing.ts';
import type { ClosedContext } from '../handler.ts';
import { fillablePdf } from './fillablePdf.ts';

/** A blank form to fill in on a screen; the municipality's name stands on it where a vault names one. */
export async function printFillable(
  { municipality, today }: ClosedContext,
  form: FormId,
  language: Language,
): Promise<PrintedForm> {
  const definition = formDefinitions[form];
  const { bytes, pages } = await fillablePdf({
    definition,
    language,
    meta: {
      municipalityName: municipality === undefined ? null : (municipalityByNumber(municipality)?.name ?? null),
      coatOfArms: null,
      documentId: null,
      version: null,
      date: today(),
      state: 'blank',
    },
  });
  const pdf = Buffer.from(bytes).toString('base64');
  return { pdf, fileName: `${definition.fileWord}-utfyllbart-${language}.pdf`, pages, documentId: null };
}
