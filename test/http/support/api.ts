/** The API over a fresh database with the sample company, and browsers that sign in to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { InjectOptions, LightMyRequestResponse, RouteOptions } from 'fastify';
import { registerRoutes, allMessages } from '../../../src/bin/routes.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/db/database.ts';
import type { Db } from '../../../src/platform/db/database.ts';
import { buildApp } from '../../../src/platform/http/index.ts';
import type { ApiDeps, App } from '../../../src/platform/http/index.ts';
import { createLogger } from '../../../src/platform/logging.ts';
import { seedCompany } from '../../../src/sample/company.ts';
import type { SampleCompany } from '../../../src/sample/company.ts';
import { testDatabase } from '../../support/postgres.ts';

export interface TestApi {
  app: App;
  url: string;
  /** Acts as qudao_api. */
  db: Db;
  /** Acts as qudao_worker. */
  worker: Db;
  company: SampleCompany;
  /** Where uploaded files lie. */
  dataDir: string;
  /** Log lines written so far. */
  logLines: string[];
  clock: { now: Date | null };
  /** Every route the capabilities added. */
  routes: { method: string; url: string; hasResponse: boolean; operationId: string | undefined }[];
  close(): Promise<void>;
}

export async function startApi(overrides: Partial<ApiDeps> = {}): Promise<TestApi> {
  const database = await testDatabase();
  const db = openDatabase({ url: database.url, role: 'qudao_api', max: 4 });
  const worker = openDatabase({ url: database.url, role: 'qudao_worker', max: 4 });
  const company = await seedCompany(worker, { passwordCost: 10 });
  const temporal = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
  const logLines: string[] = [];
  const dataDir = await mkdtemp(join(tmpdir(), 'qudao-http-'));
  const clock: TestApi['clock'] = { now: null };
  const routes: TestApi['routes'] = [];
  const built = await buildApp(
    {
      db,
      temporal,
      config: loadConfig({ HOME: '/tmp', QUDAO_DATA: dataDir }),
      messages: allMessages,
      logger: createLogger('info', 'api', { write: (line: string) => void logLines.push(line) }),
      now: () => clock.now ?? new Date(),
      limits: { perMinute: 100_000, signInsPerMinute: 100_000 },
      ...overrides,
    },
    (app, deps) => {
      app.addHook('onRoute', (route) => {
        for (const method of [route.method].flat()) {
          if (method !== 'HEAD') routes.push(describeRoute(method, route));
        }
      });
      registerRoutes(app, deps);
    },
  );
  await built.app.ready();
  // Loading the sources held up the event loop; the app refuses work until its next look at it.
  while (built.app.isUnderPressure()) await sleep(100);
  return {
    app: built.app,
    url: database.url,
    db,
    worker,
    company,
    dataDir,
    logLines,
    clock,
    routes,
    async close() {
      await built.app.close();
      await temporal.connection.close();
      await db.destroy();
      await worker.destroy();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function describeRoute(method: string, route: RouteOptions): TestApi['routes'][number] {
  const response = route.schema?.response ?? {};
  return {
    method,
    url: route.url,
    hasResponse: Object.keys(response).some((status) => status.startsWith('2')),
    operationId: route.schema?.operationId,
  };
}

/** One browser: keeps its cookie and CSRF token, speaks English. */
export class Browser {
  readonly api: TestApi;
  cookie = '';
  csrf = '';

  constructor(api: TestApi) {
    this.api = api;
  }

  async signIn(
    who: keyof SampleCompany['users'],
    password = this.api.company.password,
  ): Promise<LightMyRequestResponse> {
    return this.signInAs(this.api.company.users[who].login, password);
  }

  async signInAs(login: string, password: string): Promise<LightMyRequestResponse> {
    const response = await this.send('POST', '/api/v1/session', { login, password });
    if (response.statusCode === 200) {
      const cookie = response.cookies.find(({ name }) => name === 'qudao_session');
      this.cookie = `qudao_session=${cookie?.value ?? ''}`;
      this.csrf = response.json<{ csrf_token: string }>().csrf_token;
    }
    return response;
  }

  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const options: InjectOptions = {
      method,
      url,
      headers: {
        'accept-language': 'en',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf && method !== 'GET' ? { 'x-csrf-token': this.csrf } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    return this.api.app.inject(options);
  }
}

/** The members of a problem that tests look at. */
export interface ProblemBody {
  status: number;
  code: string;
  title: string;
  detail: string;
  params?: Record<string, unknown>;
  errors?: { pointer: string; code: string; detail: string }[];
}
