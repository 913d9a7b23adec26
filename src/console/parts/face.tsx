/** Owns a person's face: a coloured disc with the end of the name, and the dot of what they decided. */
import type { StateKey } from '../theme.ts';
import { faceCount } from '../theme.ts';

/** 琳 of 沈若琳, RS of Ruolin Shen. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/[\u3400-\u9fff]$/.test(trimmed)) return trimmed.slice(-1);
  const words = trimmed.split(/\s+/);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

function tint(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % faceCount;
}

type FaceProps = { name: string; size?: 'small' | 'medium' | 'large'; state?: StateKey };

/** Decoration beside a written name. */
export function Face({ name, size = 'medium', state }: FaceProps) {
  return (
    <span className={`face face-${size} face-tint-${tint(name)}`} aria-hidden>
      {initials(name)}
      {state && <span className={`face-state is-${state}`} />}
    </span>
  );
}

/** Somebody not yet known: a dashed circle. */
export function NoFace() {
  return <span className="face face-medium face-none" aria-hidden />;
}
