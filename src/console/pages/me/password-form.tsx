/** The own password, changed. */
import { Button, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { changePassword } from '../people/data.ts';

const FIELDS = [
  ['current', 'people.currentPassword', 'current-password'],
  ['next', 'people.newPassword', 'new-password'],
  ['again', 'people.repeatPassword', 'new-password'],
] as const;
type Texts = Record<(typeof FIELDS)[number][0], string>;
const EMPTY: Texts = { current: '', next: '', again: '' };

/** Present, new, new again; `onDone` follows. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const [texts, setTexts] = useState(EMPTY);
  const [asked, setAsked] = useState(false);
  const act = useAct(changePassword, () => {
    setTexts(EMPTY);
    setAsked(false);
    void queries.invalidateQueries({ queryKey: ['sessions'] });
    onDone();
  });
  const missing = (field: keyof Texts) => (asked && texts[field] === '' ? t('people.missing') : undefined);
  const wrong: Partial<Record<keyof Texts, string>> = {
    current: missing('current'),
    next: act.problem?.field('/new_password') ?? missing('next'),
    again: missing('again') ?? (asked && texts.again !== texts.next ? t('people.passwordDiffers') : undefined),
  };
  return (
    <form
      className="dialog-body"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (texts.current === '' || texts.next === '' || texts.again !== texts.next) return;
        void act.run({ current_password: texts.current, new_password: texts.next });
      }}
    >
      {FIELDS.map(([field, label, autoComplete]) => (
        <Field
          key={field}
          label={t(label)}
          error={wrong[field]}
          note={field === 'next' ? t('people.passwordNote') : undefined}
        >
          {(ids) => (
            <Input.Password
              {...ids}
              autoComplete={autoComplete}
              visibilityToggle={false}
              maxLength={200}
              value={texts[field]}
              onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <ProblemNote problem={act.problem} shown={['/new_password']} />
      <div>
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('people.changePassword')}
        </Button>
      </div>
    </form>
  );
}
