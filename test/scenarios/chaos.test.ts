/** Twenty running orders survive kill -9 of worker, API, Temporal and PostgreSQL: everything resumes, each effect once, books balanced. */
import { expect, test } from '@jest/globals';
import { runChaos } from './chaos/run.ts';
import { VICTIMS } from './chaos/supervisor.ts';

test('kill -9 of every program among twenty running orders loses, doubles and unbalances nothing', async () => {
  const report = await runChaos({ orders: 20, seed: 20_261_122, moreKills: 1 });
  expect({ paid_twice: report.paid_twice, lost: report.lost, unbalanced: report.unbalanced }).toEqual({
    paid_twice: [],
    lost: [],
    unbalanced: [],
  });
  expect(report).toMatchObject({ started: 20, ended: 20, fallen: [] });
  expect(new Set(report.kills)).toEqual(new Set(VICTIMS));
  expect(report.kills).toHaveLength(5);
});
