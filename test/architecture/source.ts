/** Reads the tree as syntax: files, what each imports, and a walk over its nodes. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A syntax node of whatever kind; its fields are looked at one by one. */
export type Node = { type: string } & Record<string, unknown>;

export interface Source {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

export interface Import {
  from: string;
  /** A path in the project, or the name of a package such as "kysely" or "node:fs". */
  to: string;
  typeOnly: boolean;
}

/** The files that match, sorted; `patterns` as for glob, from the root. */
export function sources(...patterns: string[]): Source[] {
  const paths = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .map((path) => path.replaceAll('\\', '/'));
  return [...new Set(paths)].sort().map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

export function parse(source: Source): Node {
  const tsx = source.path.endsWith('.tsx');
  return parseSync(source.text, { syntax: 'typescript', tsx, target: 'es2024' }) as unknown as Node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Visits every node below `value`, the outer ones first. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) visit(value);
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit);
  }
}

function textOf(value: unknown): string | undefined {
  return isNode(value) && typeof value.value === 'string' ? value.value : undefined;
}

/** Every static and dynamic import and re-export of a file; one is type-only when nothing of it is left after type stripping. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(parse(source), (node) => {
    if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'Import') {
      const [first] = Array.isArray(node.arguments) ? (node.arguments as { expression: unknown }[]) : [];
      const to = textOf(first?.expression);
      if (to !== undefined) found.push({ from: source.path, to: resolve(source.path, to), typeOnly: false });
      return;
    }
    if (!/^(Import|Export(Named|All)?)(Declaration)$/.test(node.type)) return;
    const to = textOf(node.source);
    if (to === undefined) return;
    const specifiers = Array.isArray(node.specifiers) ? (node.specifiers as Record<string, unknown>[]) : [];
    const allTypes = specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly === true);
    found.push({ from: source.path, to: resolve(source.path, to), typeOnly: node.typeOnly === true || allTypes });
  });
  return found;
}

/** "../kernel/money.ts" seen from a file becomes a path from the root; "pg/lib/x" becomes the package "pg". */
function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replaceAll('\\', '/');
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
