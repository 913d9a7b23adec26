// Owns the end of a program: signals drain it once, a second signal ends it at once, a failure is one sentence.
export interface Stoppable {
  stop(): Promise<void>;
  /** Rejects when the program cannot go on. */
  failed?: Promise<never>;
}

/** Starts a program and keeps it running until a signal or a failure; the exit code is 1 after a failure. */
export async function runUntilStopped(start: () => Promise<Stoppable>): Promise<void> {
  let signals = 0;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        signals += 1;
        if (signals > 2) process.exit(1);
        resolve();
      });
    }
  });
  let program: Stoppable | undefined;
  try {
    program = await start();
    await (program.failed ? Promise.race([stopped, program.failed]) : stopped);
  } catch (error) {
    process.exitCode = 1;
    console.error(sentence(error));
  }
  try {
    await program?.stop();
  } catch (error) {
    process.exitCode = 1;
    console.error(sentence(error));
  }
  process.exit();
}

/** What a person needs to know of an error; its stack is for the log level "debug". */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env.LOG_LEVEL === 'debug' ? (error.stack ?? error.message) : error.message;
}
