import { parseAst } from 'vite';

/** What the layer check needs to know of a module. */
export interface ModuleFacts {
  /** Static imports (of types too), re-exports, dynamic imports, and modules started by their address. */
  readonly imports: readonly string[];
  /** Globals of a browser or of Node that it reaches into. */
  readonly platformGlobals: readonly string[];
}

const platformNames: ReadonlySet<string> = new Set([
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'process',
  'Buffer',
  'require',
]);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

export function moduleFacts(file: string, text: string): ModuleFacts {
  const imports: string[] = [];
  const used = new Set<string>();
  const declared = new Set<string>();

  function visit(node: Node): void {
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push(specifier);
    if (node.type === 'MemberExpression' || node.type === 'CallExpression') {
      const name = nameOf(node.type === 'MemberExpression' ? node.object : node.callee);
      if (name !== undefined && platformNames.has(name)) used.add(name);
    }
    for (const name of namesDeclaredBy(node)) declared.add(name);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  }

  visit(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file) as unknown as Node);
  // A variable of its own by such a name (a document that is printed) is no global.
  return { imports, platformGlobals: [...used].filter((name) => !declared.has(name)) };
}

function specifierOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node.source);
    case 'CallExpression':
      return nameOf(node.callee) === 'require' ? textOf(argumentsOf(node)[0]) : undefined;
    case 'NewExpression': {
      const address = nameOf(node.callee) === 'URL' ? textOf(argumentsOf(node)[0]) : undefined;
      return address !== undefined && /^\..*\.tsx?$/.test(address) ? address : undefined;
    }
    default:
      return undefined;
  }
}

function namesDeclaredBy(node: Node): string[] {
  if (node.type === 'VariableDeclarator') return [nameOf(node.id)].filter((name) => name !== undefined);
  const parameters = Array.isArray(node.params) ? node.params : [];
  return parameters.map(nameOf).filter((name) => name !== undefined);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' ? String(value.name) : undefined;
}

function textOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
}

function argumentsOf(node: Node): readonly unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : [];
}
