// Owns the anchors: heads of the chains written to files outside the database, so that a cut or rebuilt chain shows.
import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ChainHead } from './seal.ts';

const anchorLine = z.object({
  at: z.string(),
  chain: z.string(),
  seq: z.string().regex(/^\d+$/),
  audit_id: z.string(),
  hash: z.string(),
});

export interface Anchor extends ChainHead {
  at: string;
}

export function anchorFolder(dataDir: string): string {
  return join(dataDir, 'anchors');
}

function fileOf(folder: string, tenant: string): string {
  return join(folder, `${tenant}.jsonl`);
}

/** Appends heads to the tenant's file and waits until they are on the disk. */
export async function appendAnchors(
  folder: string,
  tenant: string,
  heads: readonly ChainHead[],
  at: Date,
): Promise<void> {
  if (heads.length === 0) return;
  await mkdir(folder, { recursive: true });
  const file = await open(fileOf(folder, tenant), constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o640);
  try {
    await dropFragment(file);
    const lines = heads.map(({ chain, seq, auditId, hash }) =>
      JSON.stringify({ at: at.toISOString(), chain, seq: seq.toString(), audit_id: auditId, hash }),
    );
    await file.appendFile(`${lines.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A crash in the middle of a write leaves a line without its end; it was never an anchor. */
async function dropFragment(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const tail = Buffer.alloc(Math.min(size, 1024));
  await file.read(tail, 0, tail.length, size - tail.length);
  const end = tail.lastIndexOf('\n');
  if (end !== tail.length - 1) await file.truncate(size - tail.length + end + 1);
}

/**
 * The tenant's anchors in the order they were written; none when there is no file. A last line cut off by a crash is
 * left out; any other line that cannot be read is reported by its number.
 */
export async function readAnchors(
  folder: string,
  tenant: string,
): Promise<{ anchors: Anchor[]; unreadable: number[] }> {
  const text = await readFile(fileOf(folder, tenant), 'utf8').catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const anchors: Anchor[] = [];
  const unreadable: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const anchor = parseAnchor(line);
    if (anchor) anchors.push(anchor);
    else if (index < lines.length - 1) unreadable.push(index + 1);
  }
  return { anchors, unreadable };
}

function parseAnchor(line: string): Anchor | null {
  try {
    const { at, chain, seq, audit_id, hash } = anchorLine.parse(JSON.parse(line));
    return { at, chain, seq: BigInt(seq), auditId: audit_id, hash };
  } catch {
    return null;
  }
}
