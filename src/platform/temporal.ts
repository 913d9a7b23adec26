// Owns connecting to Temporal: client and worker connections, payload encryption, namespace and search attributes.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import type { Config } from './config.ts';

/** Searchable by operators in Temporal's pages; every value is an id or a code. */
export const BUSINESS_ID = defineSearchAttributeKey('BusinessId', 'KEYWORD');
export const CAPABILITY = defineSearchAttributeKey('Capability', 'KEYWORD');
export const PARTY_ID = defineSearchAttributeKey('PartyId', 'KEYWORD');

const ENCODING = 'binary/qudao-aes-256-gcm';

/** Encrypts payloads with AES-256-GCM; payloads from before encryption was switched on stay readable. */
export class EncryptingCodec implements PayloadCodec {
  private readonly key: Buffer;

  constructor(keyHex: string) {
    this.key = Buffer.from(keyHex, 'hex');
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
      const plain = Buffer.from(
        JSON.stringify({ m: encodeMetadata(payload), d: Buffer.from(payload.data ?? []).toString('base64') }),
      );
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return {
        metadata: { encoding: Buffer.from(ENCODING) },
        data: Buffer.concat([nonce, cipher.getAuthTag(), sealed]),
      };
    });
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (Buffer.from(payload.metadata?.encoding ?? []).toString() !== ENCODING || !payload.data) return payload;
      const data = Buffer.from(payload.data);
      const decipher = createDecipheriv('aes-256-gcm', this.key, data.subarray(0, 12));
      decipher.setAuthTag(data.subarray(12, 28));
      const plain = JSON.parse(Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]).toString()) as {
        m: Record<string, string>;
        d: string;
      };
      return {
        metadata: Object.fromEntries(
          Object.entries(plain.m).map(([name, value]) => [name, Buffer.from(value, 'base64')]),
        ),
        data: Buffer.from(plain.d, 'base64'),
      };
    });
  }
}

function encodeMetadata(payload: Payload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, Buffer.from(value ?? []).toString('base64')]),
  );
}

export function dataConverter(config: Pick<Config, 'payloadKey'>): DataConverter | undefined {
  return config.payloadKey ? { payloadCodecs: [new EncryptingCodec(config.payloadKey)] } : undefined;
}

export interface TemporalTarget {
  address: string;
  namespace: string;
}

/** A client with a connection of its own; `close` ends it. */
export async function connectClient(
  target: TemporalTarget,
  config: Pick<Config, 'payloadKey'>,
  identity: string,
): Promise<{ client: Client; close(): Promise<void> }> {
  const connection = await Connection.connect({ address: target.address, connectTimeout: '10s' });
  const converter = dataConverter(config);
  const client = new Client({
    connection,
    namespace: target.namespace,
    identity,
    ...(converter ? { dataConverter: converter } : {}),
  });
  return { client, close: () => connection.close() };
}

const KEYWORD = 2;
const RETENTION_DAYS = 30;

/** Registers the namespace and the search attributes on a server that lacks them; harmless on one that has them. */
export async function prepareNamespace(target: TemporalTarget): Promise<void> {
  const connection = await Connection.connect({ address: target.address, connectTimeout: '10s' });
  try {
    await ignoreExisting(
      connection.workflowService.registerNamespace({
        namespace: target.namespace,
        workflowExecutionRetentionPeriod: msToTs(RETENTION_DAYS * 86_400_000),
      }),
    );
    await ignoreExisting(
      connection.operatorService.addSearchAttributes({
        namespace: target.namespace,
        searchAttributes: { BusinessId: KEYWORD, Capability: KEYWORD, PartyId: KEYWORD, Stage: KEYWORD },
      }),
    );
  } finally {
    await connection.close();
  }
}

// gRPC 6: it is there already, which is all we want.
async function ignoreExisting(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const known =
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      (error.code === 6 || ('message' in error && /already|exist/i.test(`${error.message}`)));
    if (!known) throw error;
  }
}
