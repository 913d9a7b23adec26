// Owns the sentences about long work.
import type { Messages } from '../wire/messages.ts';

export const operationsMessages = {
  OPERATION_ENDED: { zh: '此任务已结束，不能取消。', en: 'This task has ended and cannot be cancelled.' },
  OPERATION_FAILED: {
    zh: '任务没有完成：{step}。可重新发起。',
    en: 'The task did not finish: {step}. Start it again.',
  },
} satisfies Messages;
