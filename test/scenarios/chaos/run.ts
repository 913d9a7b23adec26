// Owns one chaos run: orders played over HTTP while everything under them is killed, then the proof.
import { USERS } from '../../../src/sample/people.ts';
import type { SampleUserKey } from '../../../src/sample/people.ts';
import type { Victim } from './supervisor.ts';
import { planKills, strike } from './kills.ts';
import { Person } from './person.ts';
import { planOrders } from './plan.ts';
import type { PlannedOrder } from './plan.ts';
import { playOrder } from './play.ts';
import type { Cast, Played } from './play.ts';
import { prove } from './proof.ts';
import type { Findings } from './proof.ts';
import { seeded } from './random.ts';
import { startWorld } from './world.ts';
import type { TemporalServer, World } from './world.ts';

export interface ChaosOptions {
  orders: number;
  seed: number;
  /** Kills beyond one of each program. */
  moreKills: number;
  /** False: the same orders and the same proof without a kill. */
  kill?: boolean;
  say?: (line: string) => void;
  temporalServer?: TemporalServer;
  keep?: boolean;
}

export interface ChaosReport extends Findings {
  started: number;
  ended: number;
  kills: Victim[];
  /** Programs that ended without having been killed. */
  fallen: Victim[];
  /** Steps answered on a later try with the answer of an earlier one. */
  replayed: number;
  steps: number;
  seed: number;
  seconds: number;
}

/** Orders in play at the same time. */
const AT_ONCE = 20;
/** create, submit, two shipments, two receipts, two payments. */
const STEPS_PER_ORDER = 8;

/** Plays `orders` orders to their end through kills; throws only when the run itself could not be made. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const say = options.say ?? (() => undefined);
  const random = seeded(options.seed);
  const plans = planOrders(options.orders, random);
  const kills = options.kill === false ? [] : planKills(random, options.moreKills);
  // Waiting for a killed process alone would not keep this one alive.
  const awake = setInterval(() => undefined, 1_000);
  const world = await startWorld({ say, temporalServer: options.temporalServer, keep: options.keep });
  try {
    say(`everything is up; ${plans.length} orders, seed ${options.seed}`);
    const began = Date.now();
    const progress = { done: 0, expected: plans.length * STEPS_PER_ORDER, over: false };
    let replayed = 0;
    const cast = await assemble(world, (_what, answer) => {
      progress.done += 1;
      if (answer.replayed) replayed += 1;
    });
    await stockUp(cast, plans);
    const striking = strike(world.supervisor, kills, progress, say);
    const { played, broken } = await playAll(cast, plans, say);
    progress.over = true;
    const killed = await striking;
    say(
      `${played.length} of ${plans.length} orders ended after ${progress.done} steps, ${replayed} of them answered again`,
    );
    const findings = await prove(world, played);
    return {
      started: plans.length,
      ended: played.filter((order) => order.status === 'closed').length,
      paid_twice: findings.paid_twice,
      lost: [...broken, ...findings.lost],
      unbalanced: findings.unbalanced,
      kills: killed,
      fallen: world.supervisor.fallen,
      replayed,
      steps: progress.done,
      seed: options.seed,
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    await world.stop();
    clearInterval(awake);
  }
}

async function assemble(world: World, stepDone: Cast['stepDone']): Promise<Cast> {
  const { company } = world;
  const keys = Object.keys(USERS) as SampleUserKey[];
  const people = await Promise.all(
    keys.map(
      async (key) => [key, await new Person(world.api, company.users[key].login).signIn(company.password)] as const,
    ),
  );
  return { company, people: Object.fromEntries(people) as Cast['people'], stepDone };
}

/** Takes in what the orders will need, so that none waits for stock. */
async function stockUp(cast: Cast, plans: readonly PlannedOrder[]): Promise<void> {
  const needed = new Map<string, bigint>();
  for (const { sku_code, quantity } of plans.flatMap((plan) => plan.lines))
    needed.set(sku_code, (needed.get(sku_code) ?? 0n) + BigInt(quantity));
  const lines = [...needed].map(([sku_code, quantity]) => ({ sku_code, quantity: String(quantity) }));
  const body = { warehouse_id: cast.company.warehouses.JXG, note: 'for the orders to come', lines };
  const answer = await cast.people.warehouse.post('/api/v1/stock_receipts', body, 'chaos:stock-up');
  if (answer.status !== 201) throw new Error(`stock was not taken in: ${JSON.stringify(answer.body)}`);
}

/** A fixed number of orders at a time; an order that breaks is told and does not stop the others. */
async function playAll(
  cast: Cast,
  plans: readonly PlannedOrder[],
  say: (line: string) => void,
): Promise<{ played: Played[]; broken: string[] }> {
  const waiting = [...plans];
  const played: Played[] = [];
  const broken: string[] = [];
  const lane = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
      try {
        played.push(await playOrder(cast, plan));
      } catch (error) {
        broken.push(error instanceof Error ? error.message : String(error));
        say(`${plan.name} broke: ${broken.at(-1)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { played, broken };
}
