/** A real Temporal dev server for scenario and browser tests. */
import {
  findTemporal,
  startTemporal,
  type EmbeddedTemporal,
  userCacheDir,
} from '../../src/platform/embedded/temporal.ts';

/** The `temporal` program, from wherever it can be had. */
export async function temporalProgram(onProgress?: (line: string) => void): Promise<{ path: string; how: string }> {
  return findTemporal({
    cacheDir: process.env.QUDAO_CACHE || userCacheDir(process.env.XDG_CACHE_HOME),
    binary: process.env.TEMPORAL_BINARY,
    onProgress,
  });
}

/** Starts a dev server over `dataDir` with kept state, so that it can be killed and started again. Stop it in afterAll. */
export async function devServer(dataDir: string, port?: number): Promise<EmbeddedTemporal> {
  const { path } = await temporalProgram();
  return startTemporal({ binary: path, dataDir, port });
}
