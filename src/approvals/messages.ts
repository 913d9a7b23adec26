// Owns the sentences of approvals: fact, limit, cure.
import type { Messages } from '../wire/messages.ts';

export const approvalsMessages = {
  APPROVAL_CLOSED: {
    zh: '这项审批已结束（{status}），这次决定没有计入。',
    en: 'This approval is over ({status}); your decision did not count.',
  },
  APPROVAL_BUSY: {
    zh: '另一位审批人正在决定，请稍候再试。',
    en: 'Somebody else is deciding right now. Try again in a moment.',
  },
  APPROVAL_NOT_WAITING: {
    zh: '这项审批没有在等待决定，流程可能停住了。请把请求编号告诉系统运维。',
    en: 'Nothing waits for this decision; the process may be stuck. Give the request id to your operator.',
  },
  APPROVAL_POLICY_MISSING: {
    zh: '有例外要审批（{exceptions}），但审批规则没有为它们安排审批人。请管理员补充审批规则。',
    en: 'Exceptions need approval ({exceptions}), but the approval policy names nobody for them. Ask an administrator to extend it.',
  },
  NOT_A_DECIDER: { zh: '第 {tier} 级审批没有请你决定。', en: 'Tier {tier} does not ask for your decision.' },
  ALREADY_DECIDED: { zh: '你已就第 {tier} 级做过决定。', en: 'You have already decided tier {tier}.' },
  DELEGATION_ENDED: {
    zh: '代办已结束，这一级要由本人决定。',
    en: 'The delegation has ended; the person themselves decides this tier.',
  },
  NO_DECIDER_LEFT: {
    zh: '第 {tier} 级没有可以审批的人了，请管理员指定一位。',
    en: 'Nobody is left who may decide tier {tier}. Ask an administrator to name a person.',
  },
  SOD_REQUESTER: { zh: '提交人不能审批自己的单据。', en: 'Requesters cannot approve their own document.' },
  SOD_BENEFICIARY: { zh: '从这笔金额受益的人不能审批。', en: 'Whoever gains from the amount cannot approve it.' },
  SOD_RELATED: {
    zh: '你是提交人或受益人的代理人，或与其为同一人、同一单位，不能审批。',
    en: 'You stand in for, or are one with, the requester or a beneficiary, and cannot approve it.',
  },
  SOD_OTHER_TIER: {
    zh: '你已审批过另一级，同一人不能审批两级。',
    en: 'You have approved another tier; one person does not decide two.',
  },
  SOD_TWO_FINANCE_TIERS: { zh: '同一人不能审批两级财务审批。', en: 'One person cannot decide two finance tiers.' },
  SEND_BACK_TIER: {
    zh: '只能退回给提交人，或退回到第 {tier} 级之前的一级。',
    en: 'Send back to the requester, or to a tier before tier {tier}.',
  },
  TARGET_UNKNOWN: {
    zh: '找不到这位同事，或其角色不能审批。',
    en: 'This person is unknown, or their role decides nothing.',
  },
  TARGET_ALREADY_DECIDES: {
    zh: '这位同事已在第 {tier} 级的审批人之中。',
    en: 'This person already decides tier {tier}.',
  },
  TARGET_MAY_NOT_DECIDE: {
    zh: '这位同事与单据有关，按职责分离不能审批，请换一位。',
    en: 'Segregation of duties keeps this person from deciding. Choose somebody else.',
  },
  COMMENT_REQUIRED: { zh: '请写明理由。', en: 'Give a reason.' },
  CHANGES_ONLY_WITH_APPROVE: { zh: '只有通过时才能调低数量。', en: 'Lines can only be lowered when approving.' },
  NOT_THE_REQUESTER: { zh: '只有提交人可以撤回或催办。', en: 'Only the requester can take it back or remind.' },
  REMINDED_RECENTLY: {
    zh: '刚刚催过，{minutes} 分钟后可以再催。',
    en: 'A reminder went out just now. Remind again in {minutes} minutes.',
  },
  DELEGATE_SELF: { zh: '不能委托给自己。', en: 'You cannot delegate to yourself.' },
  DELEGATE_UNKNOWN: {
    zh: '找不到这位同事，或其角色不能审批。',
    en: 'This person is unknown, or their role decides nothing.',
  },
  DELEGATION_DATES: { zh: '结束日期要晚于开始日期和今天。', en: 'The end must be after the start and after today.' },
  DELEGATION_OVERLAPS: {
    zh: '这段日期已有代理人。先收回原来的委托，或改日期。',
    en: 'These dates already have a delegate. Revoke that delegation first, or change the dates.',
  },
  POLICY_TIER_RANGE: { zh: '金额下限要低于上限。', en: 'The lower amount must be below the upper one.' },
  POLICY_ROLE_UNKNOWN: {
    zh: '没有「{role}」这个角色，或它不能审批。',
    en: 'There is no role "{role}", or it decides nothing.',
  },
  POLICY_USER_UNKNOWN: { zh: '找不到用户 {user_id}。', en: 'There is no user {user_id}.' },
  POLICY_TIER_EMPTY: {
    zh: '「{name}」这一级现在没有人可以审批。',
    en: 'Nobody holds what decides tier "{name}" now.',
  },
  POLICY_ESCALATION_EMPTY: {
    zh: '「{name}」升级到的角色现在没有人。',
    en: 'Nobody holds the role that tier "{name}" escalates to.',
  },
  POLICY_ESCALATION_LOOP: {
    zh: '「{name}」升级后还是原来那些人，等于没有升级。换一个角色，或限定为同大区。',
    en: 'Tier "{name}" escalates back to the people it already asks. Choose another role, or limit it to the region.',
  },
  POLICY_NOBODY: {
    zh: '有的单据会走到「{name}」而没有人可审批：一人只能审批一级，人手不够。',
    en: 'Some documents would reach tier "{name}" with nobody left to decide it: one person decides one tier.',
  },
  POLICY_PAST: { zh: '生效时间不能早于现在。', en: 'It cannot take effect in the past.' },
  PREVIEW_FACTS: { zh: '填金额和提交人，或选一张单据。', en: 'Give amount and requester, or choose a document.' },
  PREVIEW_DOCUMENT: {
    zh: '没有提交过审批的 {number}。',
    en: 'No document {number} was ever submitted for approval.',
  },
  POLICY_TIMES: {
    zh: '升级时间不能早于催办，到期不能早于升级。',
    en: 'Escalation cannot come before the reminder, nor expiry before escalation.',
  },
} satisfies Messages;
