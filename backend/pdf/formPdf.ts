import type { FormDefinition, FormValues } from '#shared/forms/form.ts';
import type { Language } from '#shared/text/localText.ts';
import { type CoatOfArmsProblem, readCoatOfArms } from './coatOfArms.ts';
import { loadFonts } from './fonts.ts';
import type { FormContext } from './form/context.ts';
import { type FormMeta, letterhead, runningFooter, runningHeader } from './form/letterhead.ts';
import type { Places } from './form/places.ts';
import { sectionsContent } from './form/sections.ts';
import { withSignatures } from './form/signatures.ts';
import { confidentialMark, underTitle } from './form/titleWording.ts';
import { type PrintedPdf, printPdf } from './printer.ts';
import { createTypesetter } from './typesetter.ts';

export type { FormMeta } from './form/letterhead.ts';

export type FormPdfRequest = {
  readonly definition: FormDefinition;
  readonly language: Language;
  readonly meta: FormMeta;
  /** Where a packed application keeps the fonts (see fonts.ts); without it they are found in the npm packages. */
  readonly assetsDirectory?: string;
} & (
  | { readonly mode: 'blank'; readonly places?: Places }
  | { readonly mode: 'filled'; readonly values: FormValues; readonly places?: never }
);

export interface FormPdf extends PrintedPdf {
  /** Characters that no embedded font has: on paper each is a visible U+FFFD. */
  readonly missingCharacters: readonly string[];
  /** Why the coat of arms was left out (an empty frame stands there), or null. */
  readonly coatOfArmsProblem: CoatOfArmsProblem | null;
}

/**
 * Prints a form as PDF/A-1b: blank for handwriting, or filled. The same request gives the same bytes. With `places`,
 * which are then filled, it is what a fillable form is laid over, and no PDF/A.
 */
export async function formPdf(request: FormPdfRequest): Promise<FormPdf> {
  const { definition, language, meta } = request;
  const typesetter = createTypesetter(loadFonts(request.assetsDirectory));
  const context: FormContext = {
    language,
    values: request.mode === 'filled' ? request.values : null,
    typesetter,
    ...(request.places === undefined ? {} : { places: request.places }),
    say: (text) => text[language],
  };
  const arms = meta.coatOfArms === null ? null : readCoatOfArms(meta.coatOfArms);
  const title = context.say(definition.title);
  const header = runningHeader(title, meta, context);
  const printed = await printPdf({
    title: meta.documentId === null ? title : `${title} ${meta.documentId}`,
    language,
    date: meta.date,
    assetsDirectory: request.assetsDirectory,
    archival: request.places === undefined,
    header: (pageNumber) => [...header(pageNumber), ...confidentialMark(definition, context)],
    footer: runningFooter(meta, context),
    content: [
      ...letterhead(title, underTitle(definition, context), meta, arms?.ok ? arms.value : null, context),
      ...withSignatures(sectionsContent(definition, context), definition, context),
    ],
  });
  return {
    ...printed,
    missingCharacters: [...typesetter.missing],
    coatOfArmsProblem: arms === null || arms.ok ? null : arms.error,
  };
}
