import type { Content } from 'pdfmake/interfaces.js';

/** A choice of a list, in the form's language. */
export interface PlaceOption {
  readonly value: string;
  readonly label: string;
}

/** What somebody can do in a place of a page. */
export type PlaceInput =
  | { readonly kind: 'text'; readonly lines: 'one' | 'several'; readonly maxLength?: number }
  | { readonly kind: 'list'; readonly options: readonly PlaceOption[] }
  /** A box that stands alone: ticked or not. */
  | { readonly kind: 'tick' }
  /** One of the boxes of a question with one answer. */
  | { readonly kind: 'oneOf'; readonly option: PlaceOption };

/** Where on a page a field of a fillable form lies, in points from the upper left corner of its mark. */
export interface FieldPlace {
  /** The fillable PDF's field name. */
  readonly name: string;
  readonly input: PlaceInput;
  /** What a reader says and shows of the field. */
  readonly label: string;
  /** Where the label is that of one box: what the boxes together ask. */
  readonly question?: string;
  readonly fontSize: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Notes where a form's fields come to lie. Only the layout knows that, so each field leaves a mark in it: an empty link,
 * which the finished page has at the field's very place, and which the fillable PDF has fields instead of.
 */
export interface Places {
  readonly all: readonly FieldPlace[];
  /** A mark at this place in the layout; it takes no room. */
  mark(place: FieldPlace): Content[];
}

const scheme = 'dalsam-field:';

export function createPlaces(): Places {
  const all: FieldPlace[] = [];
  return {
    all,
    mark(place) {
      all.push(place);
      const text = { text: ' ', fontSize: 0.01, noWrap: true, link: `${scheme}${all.length - 1}` };
      return [{ ...text, relativePosition: { x: 0, y: 0 } }];
    },
  };
}

/** Which place a link marks, or undefined where it is no mark. */
export function placeOfLink(uri: string): number | undefined {
  return uri.startsWith(scheme) ? Number(uri.slice(scheme.length)) : undefined;
}
