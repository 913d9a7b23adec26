// Owns when what is killed: a schedule drawn from the seed, measured in steps done, so that every kill falls among running orders.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';
import { VICTIMS } from './supervisor.ts';
import type { Supervisor, Victim } from './supervisor.ts';

export interface Kill {
  victim: Victim;
  /** Share of all expected steps, in percent, after which it strikes. */
  at: number;
  /** A little later than the step that triggers it, to hit different moments of the next ones. */
  delayMs: number;
  silenceMs: number;
}

/** Each victim once in random order, then `more` random ones, spread over the first 85 % of the steps. */
export function planKills(random: Random, more: number): Kill[] {
  const victims = [...random.shuffled(VICTIMS), ...Array.from({ length: more }, () => random.pick(VICTIMS))];
  const share = 80 / victims.length;
  return victims.map((victim, i) => ({
    victim,
    at: 5 + Math.floor(i * share) + random.between(0, Math.floor(share) - 1),
    delayMs: random.between(0, 300),
    silenceMs: random.between(100, 1_500),
  }));
}

/** Carries the schedule out, one kill after the other; `steps` tells how many steps are done. Returns what was killed. */
export async function strike(
  supervisor: Supervisor,
  kills: readonly Kill[],
  progress: { done: number; expected: number; over: boolean },
  say: (line: string) => void,
): Promise<Victim[]> {
  const killed: Victim[] = [];
  for (const { victim, at, delayMs, silenceMs } of kills) {
    while (!progress.over && (progress.done * 100) / progress.expected < at) await sleep(20);
    if (progress.over) break;
    await sleep(delayMs);
    const began = Date.now();
    await supervisor.killAndRestart(victim, silenceMs);
    killed.push(victim);
    say(`kill -9 ${victim} after ${progress.done} steps; back after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  return killed;
}
