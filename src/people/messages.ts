// Owns the sentences about signing in and people.
import type { Messages } from '../wire/messages.ts';

export const peopleMessages = {
  INVALID_CREDENTIALS: {
    zh: '账号或密码不正确，还可尝试 {attempts_left} 次。',
    en: 'The login or the password is wrong; {attempts_left} attempts left.',
    title: { zh: '登录失败', en: 'Sign-in failed' },
  },
  SIGN_IN_LOCKED: {
    zh: '连续输错 {attempts} 次，账号已锁定，请在 {minutes} 分钟后重试。',
    en: 'Locked after {attempts} wrong attempts; try again in {minutes} minutes.',
    title: { zh: '账号已锁定', en: 'Account locked' },
  },
  NO_ROLE: {
    zh: '你的账号目前没有角色，请联系管理员。',
    en: 'Your account has no role at present; ask your administrator.',
  },
  INITIAL_PASSWORD_EXPIRED: {
    zh: '初始密码已过期，请让管理员重新设置。',
    en: 'The initial password has run out; ask your administrator for a new one.',
  },
  PASSWORD_SHORT: { zh: '密码至少 {minimum} 个字符。', en: 'A password has at least {minimum} characters.' },
  PASSWORD_GUESSABLE: {
    zh: '这个密码太容易猜到，请换一个与账号无关、不常见的。',
    en: 'This password is easily guessed; choose one that is neither common nor made of the login.',
  },
  PASSWORD_UNCHANGED: { zh: '新密码与当前密码相同。', en: 'The new password is the present one.' },
  LOGIN_TAKEN: { zh: '这个账号名已被使用。', en: 'This login is taken.' },
  LOGIN_FORM: {
    zh: '账号名为 3 到 100 个字符，可用字母、数字与 . _ + - @。',
    en: 'A login has 3 to 100 characters: letters, digits and . _ + - @.',
  },
  PARTNER_NOT_OF_COMPANY: { zh: '本公司没有这个伙伴。', en: 'This company has no such partner.' },
  UNIT_NOT_OF_COMPANY: { zh: '本公司没有这个部门。', en: 'This company has no such unit.' },
  REGION_NOT_OF_COMPANY: { zh: '本公司没有这个区域。', en: 'This company has no such region.' },
  WAREHOUSE_NOT_OF_COMPANY: { zh: '本公司没有这个仓库。', en: 'This company has no such warehouse.' },
  MANAGER_UNKNOWN: {
    zh: '没有这位在职的用户，或形成了循环汇报。',
    en: 'There is no such active user, or the line would run in a circle.',
  },
  OWN_ACCOUNT: {
    zh: '不能更改自己的角色或停用自己，请由另一位管理员操作。',
    en: 'Nobody changes their own roles or deactivates themselves; another administrator does.',
  },
  LAST_ADMINISTRATOR: {
    zh: '这是最后一位长期有效的管理员，不能收回或停用。',
    en: 'This is the last administrator without an end date; they cannot be removed.',
  },
  BEYOND_OWN_REACH: {
    zh: '授予的范围不能超出你自己的管理范围。',
    en: 'Nobody grants a wider reach than their own.',
  },
  ACCOUNT_ELSEWHERE: {
    zh: '此人在你不管理的公司也有角色，账号本身只能由管理所有公司的管理员更改。',
    en: 'This person has roles in companies you do not administer; only an administrator of every company changes the account itself.',
  },
  GRANT_DATES: {
    zh: '生效日期不能早于今天，失效日期须晚于生效日期。',
    en: 'A role begins today or later and ends after it begins.',
  },
  GRANT_DUPLICATE: {
    zh: '此人在这段时间已有相同范围的同一角色。',
    en: 'The person already has this role with this reach at that time.',
  },
  GRANT_NEEDS_PARTNER: {
    zh: '经销商、分销员等角色须有其所属的伙伴。',
    en: 'A partner role needs a partner: the person’s own organization, or one named here.',
  },
  GRANT_REGION_OF_ONE_COMPANY: {
    zh: '对所有公司生效的角色不能限定区域、伙伴或仓库。',
    en: 'A role in every company cannot be limited to regions, partners or warehouses.',
  },
  GRANT_ENDED: { zh: '这个角色已经失效。', en: 'This role has ended already.' },
  ACCOUNT_STATUS: { zh: '账号已是此状态。', en: 'The account is in that state already.' },
} satisfies Messages;
