/** The deployment in docker-compose.yml: valid by the Compose Specification, configured by what the programs read, closed where it must be. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { loadConfig } from '../../src/platform/config.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OURS = ['migrate', 'api', 'worker', 'seed', 'audit'];
const DRAIN_SECONDS = 25;

interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  networks?: string[];
  volumes?: string[];
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
}

let example: Record<string, string>;
let compose: Compose;
const missing: string[] = [];

/** What Compose does with ${NAME}, ${NAME:-default} and ${NAME:?message} in every text of the file. */
function interpolate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(interpolate);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, interpolate(inner)]));
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (...found: string[]) => {
    const [, name = '', kind, rest = ''] = found;
    if (!(name in example)) missing.push(name);
    return example[name] || (kind === '-' ? rest : '');
  });
}

beforeAll(async () => {
  const lines = (await readFile(join(ROOT, 'deploy/example.env'), 'utf8')).split('\n');
  const set = lines.filter((line) => /^[A-Z]/.test(line));
  example = Object.fromEntries(set.map((line) => [line.split('=')[0]!, line.slice(line.indexOf('=') + 1)]));
  const file: unknown = parse(await readFile(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
  compose = interpolate(file) as Compose;
});

test('is valid by the schema of the Compose Specification', async () => {
  const { $schema: _draft, ...schema } = JSON.parse(
    await readFile(join(ROOT, 'test/tools/compose-spec/compose-spec.json'), 'utf8'),
  ) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(compose);
  expect(validate.errors).toBeNull();
  // The schema must be able to say no.
  expect(validate({ services: { api: { image: 'qudao', port: ['8080'] } } })).toBe(false);
});

test('asks for nothing that deploy/example.env does not explain', () => {
  expect(missing).toEqual([]);
});

test('sets only variables the programs read, to values they accept', () => {
  const known = new Set<string>();
  loadConfig(new Proxy({}, { get: (_, name) => void known.add(String(name)) }));
  for (const name of OURS) {
    const environment = compose.services[name]?.environment ?? {};
    expect(Object.keys(environment).filter((variable) => !known.has(variable))).toEqual([]);
    expect(() => loadConfig(environment)).not.toThrow();
  }
});

test('runs programs that exist, from the one image', async () => {
  for (const name of OURS) {
    const { command = [], image, build } = compose.services[name]!;
    expect({ image, build, node: command[0] }).toEqual({ image: 'qudao', build: '.', node: 'node' });
    await access(join(ROOT, command[1]!));
  }
});

test('mounts files that exist and names every volume and network it uses', async () => {
  for (const service of Object.values(compose.services)) {
    for (const volume of service.volumes ?? []) {
      const source = volume.split(':')[0]!;
      if (source.startsWith('.')) await access(join(ROOT, source));
      else expect(compose.volumes).toHaveProperty(source);
    }
    for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty(network);
  }
});

test('publishes the API, Grafana and Temporal’s read-only pages, on this host alone, and nothing else', () => {
  const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
    ports.map((port) => `${name} ${port}`),
  );
  expect(published.sort()).toEqual([
    'api 127.0.0.1:8080:8080',
    'grafana 127.0.0.1:3000:3000',
    'temporal-ui 127.0.0.1:8233:8080',
  ]);
  expect(compose.services['temporal-ui']?.environment?.TEMPORAL_DISABLE_WRITE_ACTIONS).toBe('true');
  expect(compose.networks).toMatchObject({ data: { internal: true }, temporal: { internal: true } });
  for (const name of ['postgres', 'temporal', 'worker']) expect(compose.services[name]?.networks).not.toContain('edge');
});

test('gives the owner of the schema to nobody but the migrations, and each program its own login', () => {
  const urls = (name: string): string[] =>
    Object.values(compose.services[name]?.environment ?? {})
      .filter((value) => value.startsWith('postgres://'))
      .map((value) => new URL(value).username);
  expect(urls('migrate')).toEqual(['qudao_owner']);
  expect(urls('api')).toEqual(['qudao_api_login']);
  expect(urls('worker')).toEqual(['qudao_worker_login']);
  expect(urls('audit')).toEqual(['qudao_reader_login']);
});

test('lets a worker drain before it is killed, and starts nothing before what it needs', () => {
  const seconds = Number.parseInt(compose.services.worker?.stop_grace_period ?? '0', 10);
  expect(seconds).toBeGreaterThan(DRAIN_SECONDS);
  for (const [name, service] of Object.entries(compose.services)) {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      const needed = compose.services[other];
      // Whoever is waited for can be seen to be healthy, or ends.
      if (condition === 'service_healthy')
        expect([name, other, needed?.healthcheck]).toEqual([name, other, expect.anything()]);
    }
  }
});
