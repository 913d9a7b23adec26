/** Makes the PNG of a page small: its colours, mostly shades of a few, as a table of at most 256. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const MOST_COLOURS = 256;

interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue of every pixel, row by row. */
  rgb: Buffer;
}

/** The picture with a colour table; colours that found no place in it take the nearest that did. */
export function packed(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const uses = new Map<number, number>();
  const colourAt = (pixel: number) => rgb.readUIntBE(pixel * 3, 3);
  for (let pixel = 0; pixel < width * height; pixel++) uses.set(colourAt(pixel), (uses.get(colourAt(pixel)) ?? 0) + 1);
  const table = chooseColours(uses);
  const places = new Map(table.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = colourAt(y * width + x);
      const place = places.get(colour) ?? nearest(table, colour);
      places.set(colour, place);
      rows[y * (width + 1) + 1 + x] = place;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = Buffer.alloc(table.length * 3);
  table.forEach((colour, index) => colours.writeUIntBE(colour, index * 3, 3));
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One after the other the colour that is used most and missed most, so that a small red dot stays red. */
function chooseColours(uses: ReadonlyMap<number, number>): number[] {
  const open = [...uses].map(([colour, count]) => ({ colour, count, away: Infinity }));
  const table: number[] = [];
  let next = open.reduce((most, one) => (one.count > most.count ? one : most));
  while (table.length < MOST_COLOURS && next.away > 0) {
    table.push(next.colour);
    for (const one of open) one.away = Math.min(one.away, distance(one.colour, next.colour));
    next = open.reduce((most, one) => (one.count * one.away > most.count * most.away ? one : most));
  }
  return table;
}

function distance(one: number, other: number): number {
  const part = (value: number, shift: number) => (value >> shift) & 255;
  return [0, 8, 16].reduce((sum, shift) => sum + (part(one, shift) - part(other, shift)) ** 2, 0);
}

function nearest(table: readonly number[], colour: number): number {
  return table.reduce(
    (best, other, index) => (distance(colour, other) < distance(colour, table[best] ?? 0) ? index : best),
    0,
  );
}

/** Reads the eight-bit, not interlaced pictures that the browser makes. */
function decode(png: Buffer): Pixels {
  const data: Buffer[] = [];
  let width = 0;
  let height = 0;
  let channels = 3;
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
    } else if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const lines = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels);
  const rgb = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    lines.copy(rgb, pixel * 3, pixel * channels, pixel * channels + 3);
  return { width, height, rgb };
}

/** Takes back the filter of every row: each byte was stored as its difference from its neighbours. */
function unfiltered(stored: Buffer, rowBytes: number, step: number): Buffer {
  const rows = Buffer.alloc((stored.length / (rowBytes + 1)) * rowBytes);
  for (let row = 0; row * rowBytes < rows.length; row++) {
    const filter = stored[row * (rowBytes + 1)] ?? 0;
    for (let at = 0; at < rowBytes; at++) {
      const left = at < step ? 0 : (rows[row * rowBytes + at - step] ?? 0);
      const up = row === 0 ? 0 : (rows[(row - 1) * rowBytes + at] ?? 0);
      const corner = row === 0 || at < step ? 0 : (rows[(row - 1) * rowBytes + at - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      rows[row * rowBytes + at] = (stored[row * (rowBytes + 1) + 1 + at] ?? 0) + guess;
    }
  }
  return rows;
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
