// Owns histories as JSON, in the form of Temporal's other tools. The SDK's own conversion needs one copy of protobufjs, and npm may
// install several: here the copy that the message types were made with is asked for by name.
import { createRequire } from 'node:module';
import type { History } from '@temporalio/common/lib/proto-utils.js';

type Type = object;

interface ProtoJson {
  toJson(type: Type, message: object): unknown;
  fromJson(type: Type, json: unknown, options: { ignoreUnknownFields: boolean }): History | null;
}

interface Messages {
  temporal: { api: { history: { v1: { History: { fromObject(history: History): object } } } } };
}

interface Patch {
  patchProtobufRoot(messages: Messages): { lookupType(name: string): Type };
}

const ofCommon = createRequire(createRequire(import.meta.url).resolve('@temporalio/common'));
const ofProto = createRequire(ofCommon.resolve('@temporalio/proto'));
const messages = ofCommon('@temporalio/proto') as Messages;
const { patchProtobufRoot } = ofCommon('@temporalio/proto/lib/patch-protobuf-root') as Patch;
const { toJson, fromJson } = ofProto('protobufjs/ext/protojson') as ProtoJson;
const type = patchProtobufRoot(messages).lookupType('temporal.api.history.v1.History');

export function historyToJson(history: History): unknown {
  return toJson(type, messages.temporal.api.history.v1.History.fromObject(history));
}

export function historyFromJson(json: unknown): History {
  const history = fromJson(type, json, { ignoreUnknownFields: true });
  if (!history) throw new Error('this is no history');
  return history;
}
