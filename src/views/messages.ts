// Owns the sentences about saved views.
import type { Messages } from '../wire/messages.ts';

export const viewsMessages = {
  VIEW_NAME_TAKEN: {
    zh: '你已有名为「{name}」的视图，换一个名字。',
    en: 'You have a view named "{name}" already; choose another name.',
  },
  VIEWS_FULL: {
    zh: '最多保存 {max} 个视图，先删除不用的。',
    en: 'At most {max} views are kept; delete one you do not use.',
  },
} satisfies Messages;
