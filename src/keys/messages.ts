// Owns the sentences about API keys.
import type { Messages } from '../wire/messages.ts';

export const keysMessages = {
  KEY_OWNER_UNKNOWN: {
    zh: '本公司没有这位在职的用户。',
    en: 'This company has no such active user.',
  },
  KEY_SCOPE_BEYOND_OWNER: {
    zh: '所代表的人没有「{scope}」的权限，密钥的权限不能更大。',
    en: 'The person it acts for has nothing of "{scope}"; a key cannot do more than they.',
  },
  KEY_EXPIRY_RANGE: {
    zh: '到期时间应在此刻之后，最多 366 天。',
    en: 'The key must end in the future, at most 366 days ahead.',
  },
  KEY_ENDED: { zh: '密钥已经停用。', en: 'The key is revoked already.' },
} satisfies Messages;
