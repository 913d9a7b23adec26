// Owns the sentences about webhooks.
import type { Messages } from '../wire/messages.ts';

export const webhooksMessages = {
  URL_INVALID: { zh: '这不是一个网址。', en: 'This is not a URL.' },
  URL_NOT_HTTPS: { zh: '网址应以 https:// 开头。', en: 'The URL must begin with https://.' },
  URL_WITH_CREDENTIALS: {
    zh: '网址里不能带用户名或密码；消息自带签名。',
    en: 'The URL must not carry a user name or password; messages are signed.',
  },
  HOST_UNKNOWN: { zh: '找不到这个主机名。', en: 'This host name cannot be found.' },
  ADDRESS_NOT_PUBLIC: {
    zh: '这个主机在内网或本机，只能发往公网地址。',
    en: 'This host is private or local; messages go to public addresses only.',
  },
  WEBHOOK_ENDPOINT_DISABLED: {
    zh: '这个地址已停用，先启用再发送。',
    en: 'The endpoint is disabled; enable it before sending.',
  },
  WEBHOOK_KEY_MISSING: {
    zh: '服务器没有设置 DATA_KEY，不能保存签名密钥。请系统运维设置。',
    en: 'The server has no DATA_KEY, so signing secrets cannot be kept. Ask your operator to set one.',
  },
} satisfies Messages;
