import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from '@swc/core';

export interface ImportLine {
  /** As written. */
  from: string;
  /** Path below the root without extension for a relative import; undefined for a package. */
  file?: string;
  /** Nothing of it is left when types are erased. */
  typeOnly: boolean;
}

export interface SourceFile {
  /** Below the root, such as `src/facts/fact.ts`. */
  path: string;
  lines: number;
  imports: ImportLine[];
  hasDefaultExport: boolean;
  reexportsFrom: string[];
  /** What it uses of the world around it: `process.env`, `new Date()`, `Math.random`, `fetch` ... */
  uses: Set<string>;
}

export const root = join(__dirname, '..', '..');

export function readSources(folder: string): SourceFile[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => readSource(join(folder, name).replaceAll('\\', '/')));
}

export function readSource(path: string, text = readFileSync(join(root, path), 'utf8')): SourceFile {
  const found: SourceFile = {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: [],
    hasDefaultExport: false,
    reexportsFrom: [],
    uses: new Set(),
  };
  walk(parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' }), found);
  return found;
}

interface Node {
  type?: string;
  [key: string]: unknown;
}

const worldly = new Set(['process', 'console', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval', 'globalThis', 'global']);

function walk(node: unknown, found: SourceFile): void {
  if (Array.isArray(node)) for (const item of node) walk(item, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const at = node as Node;
  visit(at, found);
  for (const [key, child] of Object.entries(at)) {
    // The name after a dot, a key and a type are no use of a global.
    if (key === 'span' || key === 'typeAnnotation' || key === 'typeParams' || key === 'typeArguments') continue;
    if (key === 'property' && (child as Node | null)?.type === 'Identifier') continue;
    if (key === 'key' && (child as Node | null)?.type === 'Identifier') continue;
    if (at.type === 'TsInterfaceDeclaration' || at.type === 'TsTypeAliasDeclaration') continue;
    walk(child, found);
  }
}

function visit(at: Node, found: SourceFile): void {
  const source = at.source as { value: string } | null | undefined;
  if (at.type === 'ImportDeclaration') {
    const specifiers = at.specifiers as { isTypeOnly?: boolean }[];
    const eachIsType = specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly === true);
    addImport(found, source!.value, at.typeOnly === true || eachIsType);
  }
  if ((at.type === 'ExportNamedDeclaration' || at.type === 'ExportAllDeclaration') && source) {
    addImport(found, source.value, at.typeOnly === true);
    found.reexportsFrom.push(source.value);
  }
  if (at.type === 'ExportDefaultDeclaration' || at.type === 'ExportDefaultExpression') found.hasDefaultExport = true;
  if (at.type === 'CallExpression') {
    const callee = at.callee as Node;
    const first = (at.arguments as { expression: Node }[])[0]?.expression;
    if (callee.type === 'Import' && first?.type === 'StringLiteral') addImport(found, first.value as string, false);
    if (callee.type === 'Identifier' && callee.value === 'Date') found.uses.add('Date()');
  }
  if (at.type === 'NewExpression' && (at.callee as Node).value === 'Date' && !(at.arguments as unknown[] | null)?.length) {
    found.uses.add('new Date()');
  }
  if (at.type === 'MemberExpression') {
    const name = `${(at.object as Node).value}.${(at.property as Node).value}`;
    if (name === 'Date.now' || name === 'Math.random' || name === 'process.env') found.uses.add(name);
  }
  if (at.type === 'Identifier' && worldly.has(at.value as string)) found.uses.add(at.value as string);
}

function addImport(found: SourceFile, from: string, typeOnly: boolean): void {
  const file = from.startsWith('.') ? relative(root, join(root, dirname(found.path), from)).replaceAll('\\', '/') : undefined;
  found.imports.push({ from, typeOnly, ...(file === undefined ? {} : { file }) });
}
