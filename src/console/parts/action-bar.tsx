/** Owns the actions of a document: danger left, primary rightmost, the rest under ⋯; what is refused stands there with its reason. */
import { Button, Dropdown } from 'antd';
import { Ellipsis } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePhone } from '../lib/device.ts';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';
import { ReasonButton } from './reason-button.tsx';

export type OfferedAction<Name extends string> = {
  name: Name;
  label: string;
  /** Why it cannot be done now; absent: it can. */
  reason?: string;
};

type ActionBarProps<Name extends string> = {
  actions: readonly OfferedAction<Name>[];
  /** Names in the order of preference; the first that can be done is the primary button. */
  primaries: readonly Name[];
  dangers: readonly Name[];
  drawings?: Partial<Record<Name, LucideIcon>>;
  /** A refused action that is told beside the buttons and not only in the menu. */
  told?: Name;
  /** Buttons of another kind, such as printing; left out on the phone. */
  children?: ReactNode;
  onStart: (name: Name) => void;
};

/** The bar: at thumb height on the phone. */
export function ActionBar<Name extends string>({
  actions,
  primaries,
  dangers,
  drawings = {},
  told,
  children,
  onStart,
}: ActionBarProps<Name>) {
  const { t } = useFormat();
  const phone = usePhone();
  const can = (name: Name) => actions.find((action) => action.name === name && action.reason === undefined);
  const primary = primaries.map(can).find((action) => action !== undefined);
  const refused = actions.find((action) => action.name === told && action.reason !== undefined);
  const danger = dangers.map(can).find((action) => action !== undefined) ?? refused;
  const rest = actions.filter((action) => action !== primary && action !== danger);
  if (actions.length === 0 && !children) return null;
  const drawing: LucideIcon | undefined = primary && drawings[primary.name];
  const items = [
    ...rest
      .filter((action) => action.reason === undefined)
      .map((action) => ({ key: action.name, label: action.label, onClick: () => onStart(action.name) })),
    ...rest
      .filter((action) => action.reason !== undefined)
      .map((action) => ({
        key: action.name,
        disabled: true,
        label: (
          <span className="menu-off">
            <span>{action.label}</span>
            <small>{action.reason}</small>
          </span>
        ),
      })),
  ];
  return (
    <div className={phone ? 'thumb-bar' : 'document-actions'}>
      {danger && (
        <ReasonButton danger reason={danger.reason} onClick={() => onStart(danger.name)}>
          {danger.label}
        </ReasonButton>
      )}
      {!phone && children}
      {primary && (
        <Button type="primary" icon={drawing && <Icon of={drawing} />} onClick={() => onStart(primary.name)}>
          {primary.label}
        </Button>
      )}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items, className: 'action-menu' }}>
          <Button className="button-square" aria-label={t('parts.actions')} icon={<Icon of={Ellipsis} />} />
        </Dropdown>
      )}
    </div>
  );
}
