import type { Store } from '#db/store.ts';
import type { FormId } from '#shared/forms/registry.ts';
import { formDefinitions } from '#shared/forms/registry.ts';
import { municipalityByNumber } from '#shared/municipalities.ts';
import { dayInNorway } from '#shared/norwegianTime.ts';
import type { Language } from '#shared/text/localText.ts';
import type { ClosedContext, HandlerContext } from '../handler.ts';
import { type FormPdf, formPdf } from '../pdf/formPdf.ts';
import { textOf } from '../people/personRecord.ts';
import { contentHash } from './contentHash.ts';
import { currentValues, documentId, type FilledForm } from './formRecord.ts';

export interface PrintedForm {
  readonly pdf: string;
  readonly fileName: string;
  readonly pages: number;
  readonly documentId: string | null;
}

/** A filled form on paper. A completed version is printed with its own date and name, whenever it is printed. */
export async function printFilled(
  context: HandlerContext,
  filled: FilledForm,
  language: Language,
  registeredName: string,
): Promise<PrintedForm> {
  const { store } = context;
  const shownId = documentId(filled);
  const { $completedAt, $personName } = filled.record.fields;
  const completedAt = textOf($completedAt);
  const hash = contentHash(filled);
  const date = completedAt === null ? context.today() : dayInNorway(completedAt);
  const printed = await formPdf({
    definition: filled.definition,
    language,
    mode: 'filled',
    values: currentValues(store, filled, context.today()),
    meta: {
      municipalityName: municipalityByNumber(context.municipality)?.name ?? null,
      coatOfArms: coatOfArms(store),
      documentId: shownId,
      version: filled.version,
      date,
      state: filled.state,
      personName: (filled.state === 'completed' ? textOf($personName) : null) ?? registeredName,
      ...(hash === null || filled.definition.instances === 'one' ? {} : { contentHash: hash }),
    },
  });
  return answer(printed, `${filled.definition.fileWord}-${shownId}-${date}.pdf`, shownId);
}

/** A blank form to fill in by hand; the municipality's name stands on it where a vault names one. */
export async function printBlank(context: ClosedContext, form: FormId, language: Language): Promise<PrintedForm> {
  const { municipality } = context;
  const printed = await formPdf({
    definition: formDefinitions[form],
    language,
    mode: 'blank',
    meta: {
      municipalityName: municipality === undefined ? null : (municipalityByNumber(municipality)?.name ?? null),
      coatOfArms: null,
      documentId: null,
      version: null,
      date: context.today(),
      state: 'blank',
    },
  });
  return answer(printed, `${formDefinitions[form].fileWord}-blankt-${language}.pdf`, null);
}

function answer(printed: FormPdf, fileName: string, shownId: string | null): PrintedForm {
  const pdf = Buffer.from(printed.bytes).toString('base64');
  return { pdf, fileName, pages: printed.pages, documentId: shownId };
}

export function coatOfArms(store: Store): Uint8Array | null {
  const [settings] = store.recordsOfType('settings');
  const picture = textOf(settings?.fields.coatOfArms);
  return picture === null ? null : Buffer.from(picture, 'base64');
}
