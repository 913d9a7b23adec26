// Owns the types of the API's client: generated from the OpenAPI document, with every operation under its method and path.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const HEAD = '// Generated from openapi.json by `npm run openapi`; never edited by hand.\n';
const BASE = '/api/v1';

interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

/** The generator needs the compiler's JavaScript API, which TypeScript 7 no longer has: it is given version 6. */
function generatorsCompiler(): { deregister(): void } {
  return registerHooks({
    resolve: (specifier, context, next) => next(specifier === 'typescript' ? 'typescript-6' : specifier, context),
  });
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `'GET /orders/{id}': { data: GetOrderData; result: GetOrderResponse }` for every operation under /api/v1. */
function operationsOf(document: Document): string {
  const lines = Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${BASE}/`))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId = '' }]) => {
        const name = pascal(operationId);
        const key = `${method.toUpperCase()} ${path.slice(BASE.length)}`;
        return `'${key}': { data: ${name}Data; result: ${name}Response };`;
      }),
    );
  return `/** Every operation by method and path below ${BASE}: what it takes and what it answers. */\nexport interface Operations {\n${lines.join('\n')}\n}\n`;
}

/** The text of src/client/api.gen.ts for this document. */
export async function clientTypes(document: string, file: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qudao-client-'));
  const compiler = generatorsCompiler();
  try {
    const input = join(folder, 'openapi.json');
    await writeFile(input, document);
    const { createClient } = await import('@hey-api/openapi-ts');
    await createClient({
      input,
      output: join(folder, 'out'),
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent' },
    });
    const types = await readFile(join(folder, 'out/types.gen.ts'), 'utf8');
    const own = types
      .replace(/^\/\/ This file is auto-generated.*\n/, '')
      .replace(/export type ClientOptions = \{[^}]*\};\n/, '');
    const options = await resolveConfig(file);
    return await format(HEAD + own + operationsOf(JSON.parse(document) as Document), {
      ...options,
      parser: 'typescript',
    });
  } finally {
    compiler.deregister();
    await rm(folder, { recursive: true, force: true });
  }
}
