/** Languages of the console: i18next with typed keys, remembered in this browser, also for antd, dayjs and <html lang>. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import antdEn from 'antd/locale/en_US.js';
import antdZh from 'antd/locale/zh_CN.js';
import { zh } from './locales/zh.ts';
import { en } from './locales/en.ts';
import type { Language } from './lib/format.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
    returnNull: false;
  }
}

const key = 'qudao.language';

function firstLanguage(): Language {
  const stored = localStorage.getItem(key);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function follow(language: string): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
}

/** Prepares both languages; call once before the first render. */
export async function startLanguages(): Promise<void> {
  i18next.on('languageChanged', follow);
  await i18next.use(initReactI18next).init({
    resources: { zh: { translation: zh }, en: { translation: en } },
    lng: firstLanguage(),
    fallbackLng: 'zh',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Switches at once and remembers it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(key, language);
  void i18next.changeLanguage(language);
}

/** True when this browser remembers a choice. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(key) !== null;
}

/** antd's own words in a language. */
export function antdLocale(language: Language) {
  return language === 'en' ? antdEn.default : antdZh.default;
}
