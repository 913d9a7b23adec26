/** Creating and changing a master record in a dialog; a stale edit turns it into the choice per field, and nothing typed is lost. */
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Answer } from '../lib/api.ts';
import { useFormat } from '../lib/use-format.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useNotice } from '../parts/notice.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { size } from '../theme.ts';
import { ConflictChoice, isDecided } from './conflict-choice.tsx';
import type { Side, Values } from './conflict.ts';
import { pointerOf, RecordField, useShown, useWrong } from './fields.tsx';
import type { FieldSpec } from './fields.tsx';
import { useSave } from './use-save.ts';
import type { Loaded, Sent } from './use-save.ts';
import '../styles/masters.css';

export type RecordDialogProps<T> = {
  title: string;
  verb: string;
  fields: readonly FieldSpec[];
  start: Loaded;
  send: (values: Values, base: Values, sent: Sent) => Promise<Answer<T>>;
  reload?: () => Promise<Loaded>;
  /** Said when it is done. */
  done: string;
  intro?: ReactNode;
  onDone?: (answer: Answer<T>) => void;
  onClose: () => void;
};

/** The dialog. */
export function RecordDialog<T>({ title, verb, fields, start, done, intro, onClose, ...rest }: RecordDialogProps<T>) {
  const { t } = useFormat();
  const form = useId();
  const wrong = useWrong();
  const shown = useShown();
  const notice = useNotice();
  const [values, setValues] = useState<Values>(start.values);
  const [asked, setAsked] = useState(false);
  const [choice, setChoice] = useState<Readonly<Record<string, Side>>>({});
  const { save, busy, problem, conflict, choose } = useSave<T>({
    start,
    send: rest.send,
    reload: rest.reload,
    onDone: (answer) => {
      notice.done(done);
      rest.onDone?.(answer);
      onClose();
    },
  });
  const fieldOf = (name: string) => fields.find((field) => field.name === name);
  const submit = () => {
    if (conflict) {
      if (!isDecided(conflict, choice)) return setAsked(true);
      setValues(choose(choice));
      return setChoice({});
    }
    setAsked(true);
    if (fields.some((field) => wrong(field, values[field.name] ?? ''))) return;
    void save(values);
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={conflict ? t('masters.conflictTitle') : title}
      verb={conflict ? t('masters.saveChosen') : verb}
      busy={busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body record-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {conflict ? (
          <>
            <ConflictChoice
              conflict={conflict}
              choice={choice}
              labelOf={(name) => fieldOf(name)?.label ?? name}
              show={(name, value) => shown(fieldOf(name), value)}
              onChoose={setChoice}
            />
            {asked && !isDecided(conflict, choice) && (
              <div className="field-error" role="alert">
                {t('masters.undecided')}
              </div>
            )}
          </>
        ) : (
          <>
            {intro}
            <div className="fields">
              {fields.map((field) => (
                <RecordField
                  key={field.name}
                  field={field}
                  value={values[field.name] ?? ''}
                  error={
                    problem?.field(pointerOf(field)) ?? (asked ? wrong(field, values[field.name] ?? '') : undefined)
                  }
                  onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
                />
              ))}
            </div>
            <ProblemNote problem={problem} shown={fields.map(pointerOf)} />
          </>
        )}
      </form>
    </ConfirmDialog>
  );
}
