// Owns what exported sheets call states.
import type { Words } from './list.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

const STATUS: Readonly<Record<string, Words>> = {
  draft: w('草稿', 'Draft'),
  submitted: w('已提交', 'Submitted'),
  pending_approval: w('待审批', 'Awaiting approval'),
  returned: w('已退回', 'Sent back'),
  approved: w('已批准', 'Approved'),
  allocated: w('已分配', 'Allocated'),
  partly_shipped: w('部分发货', 'Partly shipped'),
  shipped: w('在途', 'In transit'),
  received: w('已签收', 'Received'),
  credited: w('已红冲', 'Credited'),
  closed: w('已关闭', 'Closed'),
  rejected: w('已驳回', 'Rejected'),
  recalled: w('已撤回', 'Recalled'),
  cancelled: w('已取消', 'Cancelled'),
  expired: w('已过期', 'Expired'),
  candidate: w('候选', 'Candidate'),
  active: w('正常', 'Active'),
  suspended: w('暂停', 'Suspended'),
  terminated: w('已终止', 'Terminated'),
};

export function statusWords(status: string): Words {
  return STATUS[status] ?? w(status, status);
}

export const YES_NO = { true: w('是', 'Yes'), false: w('否', 'No') };

/** Both names where there is one in the reader's language. */
export function named(thing: { name: string; name_en: string | null } | null): Words {
  return thing ? w(thing.name, thing.name_en ?? thing.name) : w('', '');
}
