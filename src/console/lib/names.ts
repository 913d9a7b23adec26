/** Names of people, partners and things in the reader's language. */
import type { Me } from '../../people/schema.ts';
import { useFormat } from './use-format.ts';

export type Named = { name: string; name_en: string | null };
export type Titled = { title: string; title_en: string };

/** Gives functions that pick the reader's language; a missing English name falls back to the Chinese one. */
export function useNames() {
  const { t, language } = useFormat();
  const english = language === 'en';
  const name = (thing: Named) => (english && thing.name_en ? thing.name_en : thing.name);
  const title = (person: Titled) => (english ? person.title_en : person.title) || undefined;
  return {
    name,
    title,
    /** `财务 · 全部大区`: the post and how far the person sees. */
    reach(me: Me): string {
      if (me.roles.includes('dealer')) return `${title(me) ?? ''} · ${name(me.party)}`;
      const regions = me.regions === null ? t('shell.allRegions') : me.regions.map(name).join(t('common.listJoin'));
      return [title(me), regions].filter(Boolean).join(' · ');
    },
    companyShort: (me: Me) => (english ? me.company.name_en : me.company.short_name),
  };
}
