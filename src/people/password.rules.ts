// Owns which passwords are good enough: long, not the login, not among those tried first everywhere.

export const PASSWORD_MIN = 10;

/** What guessers try first, in every length; compared without case, digits and signs at the ends. */
const COMMON = new Set(
  'password passwort qwerty qwertyuiop asdfghjkl zxcvbnm letmein welcome iloveyou admin administrator changeme abc abcd abcdef woaini qudao dragon monkey football baseball sunshine princess superman batman trustno master shadow'.split(
    ' ',
  ),
);

/** Why a password is refused, or null when it is good enough. */
export function passwordProblem(
  password: string,
  person: { login: string },
): 'PASSWORD_SHORT' | 'PASSWORD_GUESSABLE' | null {
  const plain = password.normalize('NFKC');
  if (Array.from(plain).length < PASSWORD_MIN) return 'PASSWORD_SHORT';
  const low = plain.toLowerCase();
  const core = low.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const [name = ''] = person.login.split('@');
  const guessable =
    COMMON.has(core) ||
    low === person.login ||
    low.startsWith(person.login) ||
    (name.length > 3 && core === name) ||
    new Set(plain).size < 5 ||
    isRun(low);
  return guessable ? 'PASSWORD_GUESSABLE' : null;
}

/** 1234567890, abcdefghij and the same backwards. */
function isRun(text: string): boolean {
  const steps = Array.from(text)
    .slice(1)
    .map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at));
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
}
