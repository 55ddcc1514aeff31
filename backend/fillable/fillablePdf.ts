import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import type { FormDefinition } from '#shared/forms/form.ts';
import type { Language } from '#shared/text/localText.ts';
import { fontFileOf, loadFonts } from '../pdf/fonts.ts';
import { createPlaces, type FieldPlace, placeOfLink } from '../pdf/form/places.ts';
import { type FormMeta, type FormPdf, formPdf } from '../pdf/formPdf.ts';
import { fieldTree, type Widget } from './fieldTree.ts';
import { markerField, markerText } from './marker.ts';
import { appearanceText, fontName, hiddenField, widgetAt } from './widgets.ts';

export interface FillableRequest {
  readonly definition: FormDefinition;
  readonly language: Language;
  readonly meta: FormMeta;
  readonly assetsDirectory?: string;
}

/**
 * The blank form with real form fields laid over it: no scripts, field names that are the form's own paths, and a hidden
 * field that says which form it is. No program is asked to make appearances anew (NeedAppearances): boxes have theirs,
 * and an empty line has none to make. The same request gives the same bytes.
 */
export async function fillablePdf(request: FillableRequest): Promise<FormPdf> {
  const places = createPlaces();
  const printed = await formPdf({ ...request, mode: 'blank', places });
  const document = await PDFDocument.load(printed.bytes, { updateMetadata: false });
  const { context } = document;
  document.registerFontkit({ create });
  const file = loadFonts(request.assetsDirectory).file(fontFileOf('NotoSans', false));
  // The whole font: nobody knows what will be written, and every letter has to be there for it.
  const font = await document.embedFont(file, { customName: fontName, subset: false });
  const pages = document.getPages();
  const widgets = pages.flatMap((page) => placeFields(page, places.all));
  const [first] = pages;
  if (first !== undefined) {
    const marker = hiddenField(context, first.ref, markerField, markerText(request.definition, request.language));
    first.node.Annots()?.push(marker.reference);
    widgets.push(marker);
  }
  const acroForm = context.obj({
    Fields: fieldTree(context, widgets),
    DA: appearanceText(10),
    DR: { Font: { [fontName]: font.ref } },
  });
  document.catalog.set(PDFName.of('AcroForm'), context.register(acroForm));
  const bytes = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { ...printed, bytes };
}

/** The links that mark fields become the fields, in the order in which the page is read. */
function placeFields(page: PDFPage, places: readonly FieldPlace[]): Widget[] {
  const { context } = page.doc;
  const widgets: Widget[] = [];
  const kept = context.obj([]);
  for (const reference of page.node.Annots()?.asArray() ?? []) {
    const link = context.lookup(reference, PDFDict);
    const action = link.get(PDFName.of('A'));
    const uri = context.lookupMaybe(action, PDFDict)?.lookupMaybe(PDFName.of('URI'), PDFString)?.decodeText() ?? '';
    const place = places[placeOfLink(uri) ?? -1];
    if (place === undefined) {
      kept.push(reference);
      continue;
    }
    for (const done of [reference, action]) if (done instanceof PDFRef) context.delete(done);
    const widget = widgetAt(context, page.ref, place, upperLeft(link));
    widgets.push(widget);
    kept.push(widget.reference);
  }
  page.node.set(PDFName.of('Annots'), kept);
  // The order of the tabulator: row by row.
  page.node.set(PDFName.of('Tabs'), PDFName.of('R'));
  return widgets;
}

function upperLeft(link: PDFDict): { x: number; y: number } {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = link
    .lookup(PDFName.of('Rect'), PDFArray)
    .asArray()
    .map((each) => (each instanceof PDFNumber ? each.asNumber() : 0));
  return { x: Math.min(x1, x2), y: Math.max(y1, y2) };
}
