import { type PDFContext, type PDFDict, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import { assertNever } from '#shared/result.ts';
import type { FieldPlace } from '../pdf/form/places.ts';
import type { Widget } from './fieldTree.ts';

/** The font's name in the file: a filling program writes with it. */
export const fontName = 'NotoSans';

/** How a typed answer looks: font, size, and the ink of the printed forms. */
export const appearanceText = (size: number): PDFString => PDFString.of(`/${fontName} ${size} Tf 0.09 0.1 0.11 rg`);

const flags = { print: 4, multiline: 1 << 12, radio: 1 << 15, combo: 1 << 17 } as const;
const hidden = 2;
const readOnly = 1;

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A form field where a place of the layout is; `at` is where its mark came to stand on the page. */
export function widgetAt(context: PDFContext, page: PDFRef, place: FieldPlace, at: Corner): Widget {
  const [left, top] = [at.x + place.x, at.y - place.y];
  const dictionary = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    Rect: [left, top - place.height, left + place.width, top].map((each) => Math.round(each * 100) / 100),
    F: flags.print,
    P: page,
  });
  const { input } = place;
  if (input.kind === 'tick' || input.kind === 'oneOf') {
    setTick(context, dictionary, input.kind === 'tick' ? 'Yes' : input.option.value, place);
  }
  const oneOfSeveral = input.kind === 'oneOf';
  // A question's boxes share one field, but a reader says of each box what it stands for.
  if (oneOfSeveral) dictionary.set(PDFName.of('TU'), PDFHexString.fromText(place.label));
  return {
    name: place.name,
    reference: context.register(dictionary),
    dictionary,
    field: fieldOf(context, place),
    oneOfSeveral,
  };
}

function fieldOf(context: PDFContext, { input, label, question, fontSize }: FieldPlace): PDFDict {
  const TU = PDFHexString.fromText(label);
  switch (input.kind) {
    case 'text': {
      const Ff = input.lines === 'several' ? flags.multiline : 0;
      const limit = input.maxLength === undefined ? {} : { MaxLen: input.maxLength };
      return context.obj({ FT: 'Tx', TU, DA: appearanceText(fontSize), Ff, ...limit });
    }
    case 'list': {
      // The empty choice comes first: what was chosen by mistake can be taken back.
      const options = [{ value: '', label: ' ' }, ...input.options].map(({ value, label }) => [
        PDFHexString.fromText(value),
        PDFHexString.fromText(label),
      ]);
      return context.obj({ FT: 'Ch', TU, DA: appearanceText(fontSize), Ff: flags.combo, Opt: options });
    }
    case 'tick':
      return context.obj({ FT: 'Btn', TU, V: 'Off' });
    case 'oneOf':
      return context.obj({ FT: 'Btn', TU: PDFHexString.fromText(question ?? label), Ff: flags.radio, V: 'Off' });
    default:
      return assertNever(input);
  }
}

/** A box that is printed already: only the cross in it comes and goes. */
function setTick(context: PDFContext, dictionary: PDFDict, on: string, { width, height }: FieldPlace): void {
  const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] };
  const [x, y] = [width - 2.2, height - 2.2];
  const cross = `q 1.3 w 1 J 0.09 0.1 0.11 RG 2.2 2.2 m ${x} ${y} l 2.2 ${y} m ${x} 2.2 l S Q`;
  const ticked = context.register(context.stream(cross, box));
  const empty = context.register(context.stream('', box));
  dictionary.set(PDFName.of('AP'), context.obj({ N: { [on]: ticked, Off: empty } }));
  dictionary.set(PDFName.of('AS'), PDFName.of('Off'));
  // For programs that draw the mark themselves: a cross.
  dictionary.set(PDFName.of('MK'), context.obj({ CA: PDFString.of('8') }));
}

/** A field that nobody sees or writes in. */
export function hiddenField(context: PDFContext, page: PDFRef, name: string, value: string): Widget {
  const dictionary = context.obj({ Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 0, 0], F: hidden, P: page });
  const field = context.obj({ FT: 'Tx', Ff: readOnly, DA: appearanceText(8), V: PDFHexString.fromText(value) });
  return { name, reference: context.register(dictionary), dictionary, field, oneOfSeveral: false };
}
