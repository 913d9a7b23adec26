// Owns the sentences of refusals about comments.
import type { Messages } from '../wire/messages.ts';

export const commentsMessages = {
  NOT_MENTIONABLE: {
    zh: '这个人看不到这张单据，不能提到。请从名单里选。',
    en: 'This person cannot see the document. Choose somebody from the list.',
  },
} satisfies Messages;
