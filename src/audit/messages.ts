// Owns what the auditor's routes say when they refuse.
import type { Messages } from '../wire/messages.ts';

export const auditMessages = {
  ARCHIVE_ALTERED: {
    zh: '归档的历史与登记的 SHA-256 不符，内容已被改动，不能作为证据给出。',
    en: 'The archived history does not have the SHA-256 it was archived with; it was altered and is not given out as evidence.',
  },
} satisfies Messages;
