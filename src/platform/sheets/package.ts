// Owns the archive of an xlsx file: opened only when it is whole, harmless and small once unpacked.
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { SaxesParser } from 'saxes';
import { SheetRefused } from './cell.ts';
import type { SheetLimits } from './cell.ts';

/** Parts an honest workbook has at most; Excel writes a few dozen. */
const PARTS_MAX = 1000;
/** Honest sheets pack 5 to 40 times; small ones may do better. */
const RATIO_MAX = 100;
const RATIO_FROM_BYTES = 4_194_304;

const MACRO = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|\/(macrosheets|activeX|embeddings|ctrlProps)\//i;
const EXTERNAL = /^xl\/(externalLinks\/|connections\.xml$|queryTables\/)/i;

export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

export interface TagReader {
  open?(tag: Tag): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** The parts of a checked workbook, read one at a time. */
export class WorkbookPackage {
  private readonly zip: ZipFile;
  private readonly entries: ReadonlyMap<string, Entry>;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.zip = zip;
    this.entries = entries;
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /** Feeds the XML of `part` to `reader`, and yields after every piece so that the caller can hand on what it gathered. */
  async *read(part: string, reader: TagReader): AsyncGenerator<void> {
    const entry = this.entries.get(part);
    if (!entry) throw new SheetRefused('SHEET_DAMAGED');
    const parser = new SaxesParser();
    const refuseXml = (): never => {
      throw new SheetRefused('SHEET_DAMAGED');
    };
    parser.on('error', refuseXml);
    // A document type could define entities that grow; Excel never writes one.
    parser.on('doctype', refuseXml);
    parser.on('opentag', (tag) => reader.open?.({ name: local(tag.name), attributes: tag.attributes }));
    parser.on('closetag', (tag) => reader.close?.(local(tag.name)));
    parser.on('text', (text) => reader.text?.(text));
    parser.on('cdata', (text) => reader.text?.(text));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        parser.write(decoder.decode(chunk as Buffer, { stream: true }));
        yield;
      }
      parser.write(decoder.decode()).close();
    } catch (error) {
      // What the archive, the decoder and the parser throw all mean the same to who sent the file.
      throw error instanceof SheetRefused ? error : new SheetRefused('SHEET_DAMAGED');
    }
    yield;
  }

  async readWhole(part: string, reader: TagReader): Promise<void> {
    for await (const _ of this.read(part, reader));
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Opens the archive; throws SheetRefused with SHEET_DAMAGED, SHEET_PASSWORD, SHEET_MACRO, SHEET_EXTERNAL_LINK, SHEET_UNPACKS_TOO_LARGE. */
export async function openPackage(content: Buffer, limits: SheetLimits): Promise<WorkbookPackage> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await yauzl.fromBufferPromise(content);
    if (zip.entryCount > PARTS_MAX) throw new SheetRefused('SHEET_UNPACKS_TOO_LARGE');
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new SheetRefused('SHEET_DAMAGED');
      if (entry.isEncrypted()) throw new SheetRefused('SHEET_PASSWORD');
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof SheetRefused ? error : new SheetRefused('SHEET_DAMAGED');
  }
  checkSizes([...entries.values()], limits);
  const names = [...entries.keys()];
  if (names.some((name) => MACRO.test(name))) throw new SheetRefused('SHEET_MACRO');
  if (names.some((name) => EXTERNAL.test(name))) throw new SheetRefused('SHEET_EXTERNAL_LINK');
  if (!entries.has('[Content_Types].xml')) throw new SheetRefused('SHEET_TYPE');
  return new WorkbookPackage(zip, entries);
}

/** The sizes are those the archive declares; unpacking stops where a part turns out to be larger. */
function checkSizes(entries: readonly Entry[], limits: SheetLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    const steep = entry.uncompressedSize > entry.compressedSize * RATIO_MAX;
    if (steep && entry.uncompressedSize > RATIO_FROM_BYTES) throw new SheetRefused('SHEET_UNPACKS_TOO_LARGE');
  }
  const steep = unpacked > RATIO_FROM_BYTES && unpacked > packed * RATIO_MAX;
  if (unpacked > limits.unzippedBytes || steep) throw new SheetRefused('SHEET_UNPACKS_TOO_LARGE');
}
