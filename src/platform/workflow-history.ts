// Owns reading a workflow's history from Temporal as plain events: decoded payloads, ISO times, no protocol types.
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { historyFromJson, historyToJson } from './history-json.ts';

/** One event of a history. `type` is the event's name in camel case, e.g. `timerStarted`. */
export interface RawEvent {
  id: number;
  type: string;
  at: string;
  attributes: Record<string, unknown>;
}

export interface RunDescription {
  runId: string;
  type: string;
  taskQueue: string;
  status: string;
  startedAt: string;
  closedAt: string | null;
}

export interface ReadHistory {
  run: RunDescription;
  events: RawEvent[];
}

/** A page waits for this; a server that is away must not hold it longer. */
const ANSWER_WITHIN_MS = 5_000;

/** The history of a workflow's latest run; undefined when Temporal does not know it (never started, or past its retention). */
export async function readWorkflowHistory(client: Client, workflowId: string): Promise<ReadHistory | undefined> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    const { described, history } = await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, async () => ({
      described: await handle.describe(),
      history: await handle.fetchHistory(),
    }));
    const run: RunDescription = {
      runId: described.runId,
      type: described.type,
      taskQueue: described.taskQueue,
      status: described.status.name.toLowerCase(),
      startedAt: described.startTime.toISOString(),
      closedAt: described.closeTime?.toISOString() ?? null,
    };
    const plain = new Plain(client);
    const events: RawEvent[] = [];
    for (const event of history.events ?? []) events.push(await plain.event(event));
    return { run, events };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** An archived history as plain events. */
export async function readArchivedEvents(client: Client, json: string): Promise<RawEvent[]> {
  const plain = new Plain(client);
  const events: RawEvent[] = [];
  for (const event of historyFromJson(JSON.parse(json)).events ?? []) events.push(await plain.event(event));
  return events;
}

/** The history of a workflow's latest run as JSON in the form of Temporal's own tools; undefined when Temporal does not know it. */
export async function readHistoryJson(client: Client, workflowId: string): Promise<string | undefined> {
  try {
    const history = await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
      client.workflow.getHandle(workflowId).fetchHistory(),
    );
    return JSON.stringify(historyToJson(history));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

const ATTRIBUTES = 'EventAttributes';

/** Turns protocol messages into plain values; payloads are opened with the client's own codecs. */
class Plain {
  private readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }

  async event(event: object): Promise<RawEvent> {
    const fields = Object.entries(event);
    const found = fields.find(([key, value]) => key.endsWith(ATTRIBUTES) && value !== null && value !== undefined);
    const value = (name: string): unknown => fields.find(([key]) => key === name)?.[1];
    const attributes = found ? await this.value(found[1]) : {};
    return {
      id: Number(textOf(value('eventId'))),
      type: found ? found[0].slice(0, -ATTRIBUTES.length) : 'unknown',
      at: isoOf(value('eventTime')),
      attributes: isRecord(attributes) ? attributes : {},
    };
  }

  private async value(given: unknown): Promise<unknown> {
    if (given === null || given === undefined) return null;
    if (typeof given !== 'object') return given;
    if (ArrayBuffer.isView(given))
      return Buffer.from(given.buffer, given.byteOffset, given.byteLength).toString('base64');
    if (Array.isArray(given)) return Promise.all(given.map((item) => this.value(item)));
    if (isLong(given)) return textOf(given);
    if (isPayload(given)) return this.payload(given);
    const entries: [string, unknown][] = [];
    for (const [key, item] of Object.entries(given)) {
      const plain = await this.value(item);
      if (plain !== null) entries.push([key, plain]);
    }
    return Object.fromEntries(entries);
  }

  private async payload(payload: Payload): Promise<unknown> {
    const { payloadCodecs } = this.client.options.loadedDataConverter;
    let opened: Payload[] = [payload];
    for (const codec of payloadCodecs) opened = await codec.decode(opened);
    const data = Buffer.from(opened[0]?.data ?? []).toString('utf8');
    try {
      return JSON.parse(data);
    } catch {
      return data === '' ? null : data;
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** 64-bit numbers come as objects of two halves that know their decimal text. */
function isLong(value: object): boolean {
  return 'low' in value && 'high' in value && 'unsigned' in value;
}

function isPayload(value: object): value is Payload {
  return 'metadata' in value && isRecord(value.metadata) && 'encoding' in value.metadata;
}

function textOf(value: unknown): string {
  return `${value as number | string}`;
}

/** A protocol timestamp (seconds and nanoseconds) as ISO text. */
function isoOf(value: unknown): string {
  if (!isRecord(value)) return new Date(0).toISOString();
  const milliseconds = Number(textOf(value.seconds ?? 0)) * 1000 + Math.floor(Number(value.nanos ?? 0) / 1_000_000);
  return new Date(milliseconds).toISOString();
}
