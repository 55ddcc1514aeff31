/** How deep a JSON text nests, and how many values it holds at most. */
export interface JsonLimits {
  readonly depth: number;
  readonly values: number;
}

/**
 * Whether a text is within the limits, by its brackets and commas alone: undefined when it is not, or when its brackets do
 * not match. It says nothing else about the text; `JSON.parse` does. One pass, no memory.
 */
export function jsonShape(text: string, limits: JsonLimits): { readonly values: number } | undefined {
  let depth = 0;
  let values = 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfString(text, index + 1);
      if (index < 0) return undefined;
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      values += 1;
      if (depth > limits.depth) return undefined;
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
      if (depth < 0) return undefined;
    } else if (code === comma) values += 1;
    if (values > limits.values) return undefined;
  }
  return depth === 0 ? { values } : undefined;
}

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where the string that goes on at `from` ends, or -1. */
function endOfString(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) return index;
    if (code === backslash) index += 1;
  }
  return -1;
}
