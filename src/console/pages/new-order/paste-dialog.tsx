/** Rows of a sheet, copied or as an Excel file, become lines; rows that cannot be read are named. */
import { Button, Input } from 'antd';
import { FileSpreadsheet } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useWord } from '../../lib/words.ts';
import { size } from '../../theme.ts';
import { readPasted, readSheetFile } from './data.ts';
import type { Pasted } from './data.ts';

type PasteDialogProps = { buyerId: string; onClose: () => void; onLines: (lines: Pasted['lines']) => void };

/** Asks for the rows, adds what could be read, and keeps the rest in the box to be put right. */
export function PasteDialog({ buyerId, onClose, onLines }: PasteDialogProps) {
  const { t } = useFormat();
  const word = useWord();
  const form = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Pasted>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const read = async (rows: () => Promise<Pasted>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await rows();
      onLines(result.lines);
      if (result.problems.length === 0) return onClose();
      setFound(result);
      setText(result.problems.map((row) => row.text).join('\n'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('newOrder.pasteTitle')}
      verb={t('newOrder.pasteVerb')}
      busy={busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void read(() => readPasted(buyerId, text));
        }}
      >
        <Field label={t('newOrder.pasteLabel')} note={t('newOrder.pasteNote')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoFocus
              rows={8}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="sheet-pick">
          <input
            ref={input}
            type="file"
            accept=".xlsx,.csv"
            className="sr-only"
            tabIndex={-1}
            aria-label={t('newOrder.sheetPick')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void read(() => readSheetFile(buyerId, file));
            }}
          />
          <Button icon={<Icon of={FileSpreadsheet} />} disabled={busy} onClick={() => input.current?.click()}>
            {t('newOrder.sheetPick')}
          </Button>
          <span className="quiet">{t('newOrder.sheetNote')}</span>
        </div>
        {found && (
          <div className="paste-problems" role="alert">
            <strong>{t('newOrder.pasteFound', { taken: found.lines.length, left: found.problems.length })}</strong>
            <ul className="problem-list">
              {found.problems.slice(0, 20).map((row) => (
                <li key={row.row}>
                  {t('newOrder.pasteRow', {
                    row: row.row,
                    text: row.text,
                    why: word(`newOrder.pasteCode.${row.code}`) ?? t('newOrder.pasteCode.OTHER'),
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
        <ProblemNote problem={problem} />
      </form>
    </ConfirmDialog>
  );
}
