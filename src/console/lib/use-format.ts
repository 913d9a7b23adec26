/** Formatting bound to the chosen language and the company's time zone. */
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import * as format from './format.ts';
import type { Language } from './format.ts';

/** IANA zone of the company one works in. */
export const ZoneContext = createContext('Asia/Shanghai');

/** Words (`t`) and figures in the reader's language and the company's zone. */
export function useFormat() {
  const { t, i18n } = useTranslation();
  const zone = useContext(ZoneContext);
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(
    () => ({
      t,
      language,
      zone,
      money: format.moneyText,
      count: format.countText,
      percent: format.percentText,
      bytes: format.bytesText,
      stamp: (iso: string) => format.stampText(iso, zone),
      fullStamp: (iso: string) => format.fullStampText(iso, zone),
      day: (iso: string) => format.dayText(iso, zone),
      clock: (iso: string) => format.clockText(iso, zone),
      date: (day: string) => format.dateText(day, zone),
      wait: (milliseconds: number) => format.waitText(milliseconds, language),
      duration: (milliseconds: number) => format.durationText(milliseconds, language),
    }),
    [t, language, zone],
  );
}
