// Owns the processes of a chaos run: kill -9, the same program again on the same data, and what a supervisor does for one that ends by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { stopProcess } from '../../../src/platform/embedded/process.ts';

export const VICTIMS = ['worker', 'api', 'temporal', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

interface Running {
  pid: number;
  exited: Promise<void>;
}

/** Starts a program, or starts it again on the same data and port; returns when it can be used. */
export type Start = () => Promise<Running>;

interface Place {
  start: Start;
  running: Running;
  wanted: boolean;
}

export class Supervisor {
  /** Programs that ended without having been killed. */
  readonly fallen: Victim[] = [];
  private readonly places = new Map<Victim, Place>();
  private readonly say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.say = say;
  }

  async start(name: Victim, start: Start): Promise<void> {
    const place = { start, running: await start(), wanted: true };
    this.places.set(name, place);
    void place.running.exited.then(() => this.revive(name, place));
  }

  /** Kills without a warning, waits, and starts again; returns when the program can be used again. */
  async killAndRestart(name: Victim, silenceMs: number): Promise<void> {
    const place = this.places.get(name);
    if (!place) throw new Error(`${name} does not run`);
    place.wanted = false;
    process.kill(place.running.pid, 'SIGKILL');
    await place.running.exited;
    await sleep(silenceMs);
    await this.start(name, place.start);
  }

  /** Ends everything, servers last. */
  async stop(): Promise<void> {
    for (const place of this.places.values()) place.wanted = false;
    for (const name of VICTIMS) {
      const place = this.places.get(name);
      if (place) await stopProcess(place.running.pid, 'SIGINT', 30_000);
    }
  }

  private async revive(name: Victim, place: Place): Promise<void> {
    if (!place.wanted) return;
    this.fallen.push(name);
    this.say(`${name} ended by itself and is started again`);
    while (place.wanted) {
      try {
        return await this.start(name, place.start);
      } catch (error) {
        this.say(`${name} does not start yet: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(500);
      }
    }
  }
}
