/** How accounts, roles and devices are said. */
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { StateDot } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import type { Account, Grant } from './data.ts';

export function AccountState({ account }: { account: Account }) {
  const { t } = useFormat();
  if (account.status === 'active' && account.password === 'initial')
    return <StateDot state="wait">{t('people.initial')}</StateDot>;
  return <StateDot state={account.status === 'active' ? 'ok' : 'off'}>{t(`people.status.${account.status}`)}</StateDot>;
}

const grantStates: Record<Grant['status'], StateKey> = { planned: 'run', in_force: 'ok', ended: 'off' };

export function GrantState({ status }: { status: Grant['status'] }) {
  const { t } = useFormat();
  return <StateDot state={grantStates[status]}>{t(`people.grantStatus.${status}`)}</StateDot>;
}

/** Where a role counts: companies, regions, partners, warehouses. */
export function useReach() {
  const { t } = useFormat();
  const { name } = useNames();
  return (grant: Grant): string => {
    const limits = [grant.regions, grant.parties, grant.warehouses].filter((one) => one !== null);
    return [
      grant.every_company ? t('people.everyCompany') : t('people.thisCompany'),
      ...limits.map((things) => things.map(name).join(t('common.listJoin'))),
    ].join(' · ');
  };
}

/** The roles in force, the first two by name. */
export function useRoleNames() {
  const { t } = useFormat();
  return (account: Account): string => {
    const live = [...new Set(account.roles.filter(({ status }) => status !== 'ended').map(({ role }) => role))];
    if (live.length === 0) return t('people.noRole');
    const named = live.slice(0, 2).map((role) => t(`people.roleName.${role}`));
    return [...named, ...(live.length > 2 ? [t('people.more', { count: live.length - 2 })] : [])].join(
      t('common.listJoin'),
    );
  };
}

const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** `Chrome · Windows`, as far as the browser says; undefined when it says nothing known. */
export function deviceName(agent: string | null): string | undefined {
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  return [find(browsers), find(systems)].filter(Boolean).join(' · ') || undefined;
}
