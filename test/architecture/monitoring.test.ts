/** The dashboard and the alert rules in deploy/monitoring: valid PromQL over figures that the programs do export. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { createTelemetry } from '../../src/platform/telemetry.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const text = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; cure: string };
}

interface Panel {
  type: string;
  title: string;
  targets?: { expr: string }[];
}

let rules: Rule[];
let panels: Panel[];
beforeAll(async () => {
  rules = (parse(await text('deploy/monitoring/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
    (group) => group.rules,
  );
  panels = (JSON.parse(await text('deploy/monitoring/grafana/dashboard.json')) as { panels: Panel[] }).panels;
});

/** Names of metrics in an expression; throws where it is not PromQL. */
function metricsIn(expr: string): string[] {
  const names: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ name, type, from, to }) => {
      if (type.isError) throw new Error(`not PromQL at ${from}: ${expr}`);
      if (name === 'VectorSelector') names.push(/^[a-z_:]\w*/i.exec(expr.slice(from, to))?.[0] ?? '');
    },
  });
  return names;
}

/** What each program exports: ours by asking the registry, the SDK's by the names in its binary, the figures of background work by their text. */
async function exportedNames(): Promise<(name: string) => boolean> {
  const ours = new Set((await createTelemetry().registry.getMetricsAsJSON()).map(({ name }) => name));
  for (const [, name] of (await text('src/health/figures.ts')).matchAll(/observeFigure\(\s*'(\w+)'/g)) ours.add(name!);
  const require = createRequire(import.meta.url);
  const bridge = dirname(require.resolve('@temporalio/core-bridge/package.json'));
  const sdk = await readFile(join(bridge, 'releases/x86_64-unknown-linux-gnu/index.node'));
  return (name) => {
    const base = name.replace(/_(bucket|sum|count)$/, '');
    if (name === 'up') return true;
    return base.startsWith('temporal_') ? sdk.includes(base.slice('temporal_'.length)) : ours.has(base);
  };
}

test('every expression is PromQL over figures the programs export', async () => {
  const exported = await exportedNames();
  const expressions = [
    ...rules.map(({ alert, expr }) => [alert, expr] as const),
    ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
  ];
  expect(expressions.length).toBeGreaterThan(25);
  const unknown = expressions.flatMap(([where, expr]) => {
    const names = metricsIn(expr);
    return names.length > 0 ? names.filter((name) => !exported(name)).map((name) => `${where}: ${name}`) : [where];
  });
  expect(unknown).toEqual([]);
  // Both halves must be able to say no.
  expect(() => metricsIn('sum(rate(qudao_outbox_waiting[5m])')).toThrow('not PromQL');
  expect(exported('temporal_no_such_figure')).toBe(false);
});

test('every alert waits before it wakes anybody, and says what is wrong and what cures it', () => {
  for (const { alert, annotations, labels, for: wait } of rules) {
    expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(page|ticket)$/)]);
    expect([alert, wait]).toEqual([alert, expect.stringMatching(/^\d+m$/)]);
    expect([alert, annotations.summary, annotations.cure]).toEqual([alert, expect.any(String), expect.any(String)]);
  }
});
