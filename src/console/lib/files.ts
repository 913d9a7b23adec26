/** Files between this browser and the API: uploads as they are, downloads kept under the name the server gives them. */
import type { z } from 'zod';
import type { fileView } from '../../files/schema.ts';
import { download, upload } from './api.ts';
import type { Answer } from './api.ts';

export type UploadedFile = z.infer<typeof fileView>;

/** What browsers and Office call the types differs by machine; the ending does not. */
const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xlsm: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

/** Uploads one file; it stays the person's own until it is used. */
export function uploadFile(file: File, idempotencyKey: string): Promise<Answer<UploadedFile>> {
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const type = TYPES[ending] ?? (file.type === '' ? 'application/octet-stream' : file.type);
  return upload('/files', { name: file.name }, { file, type }, idempotencyKey);
}

/** Fetches a file in the console's language and company and lets the browser save it. */
export async function saveFile(path: string): Promise<void> {
  const { content, name } = await download(path);
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the content by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
