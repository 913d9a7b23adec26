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
} satisfies Messages;
