// Owns how codes become sentences in the caller's language: fact, limit, cure, with the figures put in.
import type { Params } from '../kernel/refusal.ts';

export type Locale = 'zh-CN' | 'en';

export interface Message {
  /** Sentence with `{param}` places. */
  zh: string;
  en: string;
  /** Short heading of the problem; absent: that of its HTTP status. */
  title?: { zh: string; en: string };
}

export type Messages = Readonly<Record<string, Message>>;

/** The sentence of `code`, or undefined when nobody wrote one. A parameter that is missing leaves its place visible. */
export function translate(
  messages: Messages,
  code: string,
  params: Params | undefined,
  locale: Locale,
): string | undefined {
  const message = messages[code];
  if (!message) return undefined;
  return fill(locale === 'en' ? message.en : message.zh, params);
}

export function fill(sentence: string, params: Params | undefined): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params?.[name];
    return value === undefined || value === null ? place : String(value);
  });
}

/** The language of an Accept-Language header; Chinese unless another of ours is preferred. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { tag: tag.toLowerCase(), weight: quality === undefined ? 1 : Number(quality) || 0, position };
    })
    .filter(({ tag, weight }) => weight > 0 && (tag.startsWith('zh') || tag.startsWith('en')))
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
