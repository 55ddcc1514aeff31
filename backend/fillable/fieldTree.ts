import { type PDFContext, type PDFDict, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';

/** One place on a page where a field can be filled in. */
export interface Widget {
  /** The field's whole name, with a dot between its parts. */
  readonly name: string;
  readonly reference: PDFRef;
  readonly dictionary: PDFDict;
  /** What belongs to the field rather than to its place. */
  readonly field: PDFDict;
  /** The field has several places, of which one is chosen. */
  readonly oneOfSeveral: boolean;
}

interface Node {
  readonly reference: PDFRef;
  readonly dictionary: PDFDict;
  readonly kids: PDFRef[];
}

/**
 * A PDF keeps `workAbroad.pdf1.employer` as fields within fields. Gives the outermost ones, in the order of the pages.
 * Each name is met once, except where its places are the boxes of one question.
 */
export function fieldTree(context: PDFContext, widgets: readonly Widget[]): PDFRef[] {
  const nodes = new Map<string, Node>();
  const outermost: PDFRef[] = [];

  function hang(name: string, reference: PDFRef, dictionary: PDFDict): void {
    const dot = name.lastIndexOf('.');
    dictionary.set(PDFName.of('T'), PDFHexString.fromText(name.slice(dot + 1)));
    if (dot === -1) {
      outermost.push(reference);
      return;
    }
    const parent = nodeOf(name.slice(0, dot), context.obj({}));
    dictionary.set(PDFName.of('Parent'), parent.reference);
    parent.kids.push(reference);
  }

  function nodeOf(name: string, dictionary: PDFDict): Node {
    const known = nodes.get(name);
    if (known !== undefined) return known;
    const node: Node = { reference: context.register(dictionary), dictionary, kids: [] };
    nodes.set(name, node);
    hang(name, node.reference, dictionary);
    return node;
  }

  for (const { name, reference, dictionary, field, oneOfSeveral } of widgets) {
    if (oneOfSeveral) {
      const node = nodeOf(name, field);
      dictionary.set(PDFName.of('Parent'), node.reference);
      node.kids.push(reference);
      continue;
    }
    for (const [key, value] of field.entries()) dictionary.set(key, value);
    hang(name, reference, dictionary);
  }
  for (const { dictionary, kids } of nodes.values()) dictionary.set(PDFName.of('Kids'), context.obj(kids));
  return outermost;
}
