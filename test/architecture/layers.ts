/** Who may import whom, as one table: the house's way is one way, never back. */
import { type Import, importsOf, type Source } from './source.ts';

interface Layer {
  name: string;
  /** The first layer that matches a path owns it. */
  files: RegExp;
  /** Layers it may use. */
  uses: string[];
  /** Layers it may use as types only. */
  types?: string[];
  /** Packages it may use; a trailing * stands for the rest of a name. */
  packages: string[];
}

const PURE = ['kernel', 'rules'];
const WIRE = ['kernel', 'wire', 'schema'];
const DATA = ['kysely', 'pg', 'pg-copy-streams', 'csv-parse', 'zod'];
const CONSOLE_PACKAGES = [
  '@casl/ability',
  '@fontsource-variable/*',
  '@tanstack/*',
  '@ant-design/*',
  'antd',
  'dayjs',
  'decimal.js',
  'echarts',
  'i18next',
  'lucide-react',
  'react',
  'react-dom',
  'react-i18next',
  'zod',
];
/** All of src below the wire; the ledger, the audit log and the facts are capabilities like any other. */
const BUSINESS = [...PURE, ...WIRE, 'messages', 'ability', 'platform', 'store', 'queries', 'commands'];

export const LAYERS: Layer[] = [
  { name: 'kernel', files: /^src\/kernel\//, uses: ['kernel'], packages: ['decimal.js', 'uuid'] },
  { name: 'wire', files: /^src\/wire\//, uses: ['kernel', 'wire'], packages: ['zod'] },
  {
    name: 'ability',
    files: /^src\/(?!console)[^/]+\/(ability|abilities)(\.rules)?\.ts$/,
    uses: ['kernel', 'wire', 'rules', 'ability'],
    types: ['schema'],
    packages: ['@casl/ability'],
  },
  { name: 'rules', files: /^src\/[^/]+\/([\w-]+\.)?rules\.ts$/, uses: PURE, types: WIRE, packages: [] },
  // A wire form may take its words (states, kinds) from the rules.
  {
    name: 'schema',
    files: /^src\/[^/]+\/([\w-]+\.)?schema\.ts$/,
    uses: [...WIRE, 'rules'],
    packages: ['zod'],
  },
  { name: 'messages', files: /^src\/[^/]+\/messages\.ts$/, uses: ['wire'], packages: [] },
  { name: 'config', files: /^src\/platform\/config\.ts$/, uses: ['kernel'], packages: ['zod', 'node:*'] },
  {
    name: 'embedded',
    files: /^src\/platform\/embedded\//,
    uses: ['embedded'],
    packages: ['node:*', 'pg', '@temporalio/client', '@temporalio/testing'],
  },
  {
    name: 'platform',
    files: /^src\/platform\//,
    uses: ['platform', 'embedded', 'wire', 'kernel', 'ability'],
    types: ['config', 'schema', 'messages'],
    packages: ['*'],
  },
  {
    name: 'store',
    files: /^src\/[^/]+\/([\w-]+\.)?store\.ts$/,
    uses: [...PURE, 'platform', 'store'],
    types: [...WIRE, 'commands'],
    packages: DATA,
  },
  {
    name: 'queries',
    files: /^src\/[^/]+\/([\w-]+\.)?queries\.ts$/,
    uses: [...PURE, ...WIRE, 'platform', 'queries', 'store'],
    types: ['commands'],
    packages: DATA,
  },
  {
    name: 'routes',
    files: /^src\/[^/]+\/(routes[\w-]*|[\w-]+\.routes)\.ts$/,
    uses: [...BUSINESS, 'routes', 'api'],
    types: ['config'],
    packages: ['zod', 'fastify', 'kysely', '@temporalio/client', '@temporalio/common', 'node:*'],
  },
  // What programs outside use: it knows the API's document and nothing else of the house.
  { name: 'client', files: /^src\/client\//, uses: ['client'], packages: [] },
  {
    name: 'console',
    files: /^src\/console\//,
    uses: ['console', 'client', 'kernel', 'wire', 'schema', 'ability'],
    packages: [...CONSOLE_PACKAGES, 'axe-core'],
  },
  { name: 'bin', files: /^src\/bin\//, uses: ['*'], packages: ['*'] },
  // Every other file of a capability works inside a transaction, as its commands do.
  {
    name: 'commands',
    files: /^src\/[^/]+\/[\w./-]+\.ts$/,
    uses: [...BUSINESS, 'api'],
    types: ['config'],
    packages: [...DATA, 'node:*'],
  },
  {
    name: 'api',
    files: /^workflows\/[^/]+\/api\.ts$/,
    uses: ['kernel', 'api'],
    types: [...PURE, ...WIRE],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  {
    name: 'workflows',
    files: /^workflows\//,
    uses: [...PURE, 'api', 'workflows'],
    types: ['activities', ...WIRE],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  {
    name: 'activities',
    files: /^activities\//,
    uses: [...BUSINESS, 'api', 'activities'],
    types: ['config'],
    packages: ['@temporalio/*', 'kysely', 'zod', 'node:*'],
  },
  { name: 'migrations', files: /^migrations\//, uses: [], packages: ['kysely'] },
];

/** Files that stand outside the layers because they are tools of a build, each with its reason. */
const OUTSIDE: Record<string, string> = { 'src/console/vite.config.ts': 'read by the bundler, never by the console' };

function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.files.test(path));
}

function allowed(name: string, list: readonly string[]): boolean {
  return list.some((one) => one === name || (one.endsWith('*') && name.startsWith(one.slice(0, -1))));
}

/** Style sheets, pictures and data have no imports of their own. */
const ASSET = /\.(css|svg|png|json|woff2)$/;

function objection(one: Import): string | undefined {
  const layer = layerOf(one.from);
  if (!layer) return `${one.from} is in no layer: put it in a room of the house`;
  if (!/^(src|workflows|activities|migrations|test)\//.test(one.to)) {
    // A type costs nothing at run time, so a package's types may be named anywhere but in the pure layers.
    const pure = ['kernel', 'rules', 'workflows', 'api', 'migrations'].includes(layer.name);
    if (allowed(one.to, layer.packages) || (one.typeOnly && !pure)) return undefined;
    return `${one.from} (${layer.name}) imports the package ${one.to}`;
  }
  if (ASSET.test(one.to)) return undefined;
  const target = layerOf(one.to)?.name ?? 'nowhere';
  if (allowed(target, layer.uses)) return undefined;
  if (one.typeOnly && allowed(target, layer.types ?? [])) return undefined;
  const how = !one.typeOnly && allowed(target, layer.types ?? []) ? 'as a value (only types are allowed)' : '';
  return `${one.from} (${layer.name}) imports ${one.to} (${target}) ${how}`.trim();
}

/** One line per import that goes the wrong way. */
export function wrongImports(files: readonly Source[]): string[] {
  return files
    .filter((file) => !(file.path in OUTSIDE))
    .flatMap((file) => importsOf(file))
    .flatMap((one) => objection(one) ?? []);
}
