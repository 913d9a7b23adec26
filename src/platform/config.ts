// Owns configuration: the environment is read here once, checked, and handed on frozen.

export interface Config {
  /** Folder for everything kept between starts: databases, evidence, anchors, logs. */
  dataDir: string;
  cacheDir: string;
  host: string;
  port: number;
  /** Owner of the schema; empty means the embedded PostgreSQL. */
  databaseUrl: string | null;
  databaseApiUrl: string | null;
  databaseWorkerUrl: string | null;
  databasePoolMax: number;
  /** host:port; empty means the embedded Temporal. */
  temporalAddress: string | null;
  temporalNamespace: string;
  temporalBinary: string | null;
  temporalUiPort: number | null;
  temporalTaskQueue: string;
  temporalPort: number;
  databasePort: number;
  workerMetricsAddress: string;
  /** host:port of the API's own metrics page; empty means /metrics for callers on the same machine only. */
  apiMetricsAddress: string | null;
  /** Requests a minute of one session, and of one address that is not signed in. */
  rateLimitPerMinute: number;
  /** Requests a minute of one API key. */
  keyRateLimitPerMinute: number;
  /** Hosts webhooks may reach although they are private or without TLS: for tests and one's own network. */
  webhookAllowedHosts: readonly string[];
  secureCookies: boolean;
  trustProxy: boolean;
  sessionIdleMinutes: number;
  sessionMaxHours: number;
  logLevel: string;
  /** 32 bytes as hex; encrypts workflow payloads when given. */
  payloadKey: string | null;
  /** 32 bytes as hex; seals secrets at rest. Embedded starts keep one in the data folder. */
  dataKey: string | null;
  /** Workflow timings may be shortened for demonstrations; 1 is real time. */
  sampleData: boolean;
  /** Largest file somebody may upload. */
  uploadMaxMegabytes: number;
  /** Bucket that keeps file contents; null keeps them in the data folder. */
  s3: { endpoint: string | null; region: string; bucket: string; accessKeyId: string; secretAccessKey: string } | null;
  maxCachedWorkflows: number | null;
}

type Environment = Record<string, string | undefined>;

function bucket(text: (name: string) => string | null, problems: string[]): Config['s3'] {
  const name = text('S3_BUCKET');
  if (name === null) return null;
  const [accessKeyId, secretAccessKey] = [text('S3_ACCESS_KEY_ID'), text('S3_SECRET_ACCESS_KEY')];
  if (accessKeyId === null || secretAccessKey === null) {
    problems.push('S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.');
    return null;
  }
  const endpoint = text('S3_ENDPOINT');
  if (endpoint !== null && !URL.canParse(endpoint)) problems.push(`S3_ENDPOINT must be a URL, not "${endpoint}".`);
  return { endpoint, region: text('S3_REGION') ?? 'us-east-1', bucket: name, accessKeyId, secretAccessKey };
}

/** Reads and checks the environment. Throws one sentence per wrong variable. */
export function loadConfig(env: Environment): Readonly<Config> {
  const problems: string[] = [];
  const text = (name: string): string | null => (env[name] === undefined || env[name] === '' ? null : env[name]);
  const integer = (name: string, fallback: number, least: number, most: number): number => {
    const given = text(name);
    if (given === null) return fallback;
    const value = Number(given);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    problems.push(`${name} must be a whole number from ${least} to ${most}, not "${given}".`);
    return fallback;
  };
  const flag = (name: string, fallback: boolean): boolean => {
    const given = text(name);
    if (given === null) return fallback;
    if (given === 'true' || given === 'false') return given === 'true';
    problems.push(`${name} must be true or false, not "${given}".`);
    return fallback;
  };
  const key = (name: string): string | null => {
    const given = text(name);
    if (given !== null && !/^[0-9a-f]{64}$/i.test(given)) problems.push(`${name} must be 64 hexadecimal digits.`);
    return given;
  };
  const home = env.HOME ?? '.';
  const config: Config = {
    dataDir: text('QUDAO_DATA') ?? 'data',
    cacheDir: text('QUDAO_CACHE') ?? `${text('XDG_CACHE_HOME') ?? `${home}/.cache`}/qudao`,
    host: text('HOST') ?? '127.0.0.1',
    port: integer('PORT', 8080, 0, 65535),
    databaseUrl: text('DATABASE_URL'),
    databaseApiUrl: text('DATABASE_API_URL'),
    databaseWorkerUrl: text('DATABASE_WORKER_URL'),
    databasePoolMax: integer('DATABASE_POOL_MAX', 20, 2, 500),
    temporalAddress: text('TEMPORAL_ADDRESS'),
    temporalNamespace: text('TEMPORAL_NAMESPACE') ?? 'default',
    temporalBinary: text('TEMPORAL_BINARY'),
    temporalUiPort: text('TEMPORAL_UI_PORT') === null ? null : integer('TEMPORAL_UI_PORT', 0, 1, 65535),
    temporalTaskQueue: text('TEMPORAL_TASK_QUEUE') ?? 'qudao',
    temporalPort: integer('TEMPORAL_PORT', 7243, 0, 65535),
    databasePort: integer('DATABASE_PORT', 5442, 0, 65535),
    workerMetricsAddress: text('WORKER_METRICS_ADDRESS') ?? '127.0.0.1:9464',
    apiMetricsAddress: text('API_METRICS_ADDRESS'),
    rateLimitPerMinute: integer('RATE_LIMIT_PER_MINUTE', 6000, 10, 10_000_000),
    keyRateLimitPerMinute: integer('KEY_RATE_LIMIT_PER_MINUTE', 600, 10, 10_000_000),
    webhookAllowedHosts: (text('WEBHOOK_ALLOWED_HOSTS') ?? '').split(',').filter((host) => host !== ''),
    secureCookies: flag('SECURE_COOKIES', false),
    trustProxy: flag('TRUST_PROXY', false),
    sessionIdleMinutes: integer('SESSION_IDLE_MINUTES', 120, 5, 10_080),
    sessionMaxHours: integer('SESSION_MAX_HOURS', 12, 1, 720),
    logLevel: text('LOG_LEVEL') ?? 'info',
    payloadKey: key('PAYLOAD_KEY'),
    dataKey: key('DATA_KEY'),
    uploadMaxMegabytes: integer('UPLOAD_MAX_MEGABYTES', 20, 1, 1024),
    s3: bucket(text, problems),
    sampleData: flag('SAMPLE_DATA', true),
    maxCachedWorkflows:
      text('MAX_CACHED_WORKFLOWS') === null ? null : integer('MAX_CACHED_WORKFLOWS', 600, 10, 100_000),
  };
  if (problems.length > 0) throw new Error(problems.join(' '));
  return Object.freeze(config);
}
