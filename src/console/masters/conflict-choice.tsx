/** Shows a conflict field by field: what it was, what the other wrote, what I wrote; the person chooses per field. */
import { Radio } from 'antd';
import { useFormat } from '../lib/use-format.ts';
import { useNames } from '../lib/names.ts';
import { Reminder } from '../parts/confirm-dialog.tsx';
import type { Clash, Side } from './conflict.ts';
import type { Conflict } from './use-save.ts';

type Choice = Readonly<Record<string, Side>>;

type ConflictChoiceProps = {
  conflict: Conflict;
  choice: Choice;
  labelOf: (field: string) => string;
  show: (field: string, value: string) => string;
  onChoose: (choice: Choice) => void;
};

/** True when every field that both changed has been decided. */
export function isDecided(conflict: Conflict, choice: Choice): boolean {
  return conflict.clashes.every(({ field, both }) => !both || choice[field] !== undefined);
}

function ClashRow({
  clash,
  chosen,
  ...rest
}: { clash: Clash; chosen: Side | undefined } & Omit<ConflictChoiceProps, 'conflict'>) {
  const { t } = useFormat();
  const { labelOf, show, onChoose, choice } = rest;
  const text = (value: string) => show(clash.field, value) || t('masters.empty');
  return (
    <fieldset className="clash">
      <legend className="clash-name">{labelOf(clash.field)}</legend>
      <div className="clash-base">{t('masters.was', { value: text(clash.base) })}</div>
      <Radio.Group
        className="clash-sides"
        value={chosen}
        onChange={(event) => onChoose({ ...choice, [clash.field]: event.target.value === 'mine' ? 'mine' : 'theirs' })}
        options={[
          { value: 'theirs', label: t('masters.theirs', { value: text(clash.theirs) }) },
          { value: 'mine', label: t('masters.mine', { value: text(clash.mine) }) },
        ]}
      />
    </fieldset>
  );
}

/** Who was faster, and the fields; a field only the other changed is taken over unless one says otherwise. */
export function ConflictChoice({ conflict, ...rest }: ConflictChoiceProps) {
  const { t, stamp } = useFormat();
  const { name } = useNames();
  const { by, at } = conflict.theirs;
  const who = by && at ? t('masters.conflictBy', { who: name(by), when: stamp(at) }) : t('masters.conflictPlain');
  return (
    <div className="clashes">
      <div role="alert">
        <Reminder>
          {who} {conflict.clashes.length === 0 ? t('masters.conflictNone') : t('masters.conflictChoose')}
        </Reminder>
      </div>
      {conflict.clashes.map((clash) => (
        <ClashRow
          key={clash.field}
          clash={clash}
          chosen={rest.choice[clash.field] ?? (clash.both ? undefined : 'theirs')}
          {...rest}
        />
      ))}
    </div>
  );
}
