// Owns the sentences about files.
import type { Messages } from '../wire/messages.ts';

export const filesMessages = {
  FILE_ALTERED: {
    zh: '文件内容与上传时不一致，已停止下载。请联系管理员。',
    en: 'The file is not what was uploaded and is not given out. Tell your administrator.',
  },
  FILE_LOST: {
    zh: '文件内容已丢失。请联系管理员，或重新上传。',
    en: 'The content of the file is lost. Tell your administrator, or upload it again.',
  },
  TOO_MANY_ATTACHMENTS: {
    zh: '一份单据最多 {maximum} 个附件。',
    en: 'A document has at most {maximum} attachments.',
  },
} satisfies Messages;
