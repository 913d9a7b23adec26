// Owns what a file may be: content that is what it says, a name that is only a name, and headers that make a browser save it.
import { accept, refuse } from '../kernel/refusal.ts';
import type { Result } from '../kernel/refusal.ts';

/** What people attach as evidence, and the endings each goes by. Nothing a browser would run (HTML, SVG) and no macros. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
};

/** Media types an upload may declare. */
export const ACCEPTED_MEDIA_TYPES: readonly string[] = Object.keys(ENDINGS);

const NAME_MAX = 150;

export interface CheckedFile {
  /** Without folders, control and direction characters; its ending fits the content. */
  name: string;
  mediaType: string;
}

/**
 * The name and type to keep a file under. Refuses FILE_EMPTY, FILE_TYPE_REFUSED (nothing we keep) and FILE_TYPE_MISMATCH (the content,
 * the declared type and the ending of the name say different things).
 */
export function checkFile(file: { name: string; declared: string; content: Uint8Array }): Result<CheckedFile> {
  if (file.content.length === 0) return refuse('FILE_EMPTY');
  const name = fileName(file.name);
  const declared = file.declared.split(';', 1)[0]!.trim().toLowerCase();
  const endings = ENDINGS[declared];
  if (!endings) return refuse('FILE_TYPE_REFUSED', { type: declared.slice(0, 100) });
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = contentType(file.content);
  // Text has no mark of its own: which text it is, the name and the declared type say together.
  const fits = found === 'text' ? declared.startsWith('text/') : found === declared;
  if (!fits || !endings.includes(ending))
    return refuse('FILE_TYPE_MISMATCH', { type: declared, found: found ?? 'unknown', ending });
  return accept({ name, mediaType: declared });
}

/** The media type the first bytes show, 'text' for plain text, null for what we do not keep. */
export function contentType(content: Uint8Array): string | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const mark = (text: string, at = 0) => bytes.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
  if (mark('%PDF-')) return 'application/pdf';
  if (mark('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (mark('\xff\xd8\xff')) return 'image/jpeg';
  if (mark('GIF87a') || mark('GIF89a')) return 'image/gif';
  if (mark('RIFF') && mark('WEBP', 8)) return 'image/webp';
  if (mark('ftyp', 4) && /^(heic|heix|heif|mif1|msf1)$/.test(bytes.toString('latin1', 8, 12))) return 'image/heic';
  if (mark('PK\x03\x04')) return officeType(bytes);
  return isPlainText(bytes) ? 'text' : null;
}

/** Excel and Word files are archives that name their parts in clear; one with macros is not kept. */
function officeType(bytes: Buffer): string | null {
  if (!bytes.includes('[Content_Types].xml') || bytes.includes('vbaProject.bin')) return null;
  if (bytes.includes('xl/workbook.')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (bytes.includes('word/document.'))
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return null;
}

/** UTF-8 or GB18030 text without control characters that does not begin like markup. */
function isPlainText(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  const start = bytes.toString('latin1', 0, 1024).replace(/^\xef\xbb\xbf/, '');
  return !/^\s*</.test(start) && !/<(!doctype|html|head|body|script|svg|iframe|\?xml)/i.test(start);
}

// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A name that is only a name: no folders, nothing unseen, nothing a file system gives another meaning, at most 150 characters. */
export function fileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[<>:"|?*%;]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[\w]{1,10}$/.exec(clean)?.[0] ?? '';
  // A cut may leave half of a character beyond the basic plane, which no header takes.
  const stem = clean.slice(0, Math.min(clean.length, NAME_MAX) - ending.length).replace(/[\ud800-\udbff]$/, '');
  return `${stem === '' ? 'file' : stem}${ending}`;
}

/** Headers a stored file is sent with: saved, never shown or run in this origin, whatever it holds. */
export function downloadHeaders(file: CheckedFile): Record<string, string> {
  const ascii = file.name.replaceAll(/[^\w .()-]/g, '_');
  const utf8 = encodeURIComponent(file.name).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': file.mediaType.startsWith('text/') ? `${file.mediaType}; charset=utf-8` : file.mediaType,
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  };
}
