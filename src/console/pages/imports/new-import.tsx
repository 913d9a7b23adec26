/** Beginning an import in three lines: what, its template, the filled-in file. */
import { Button, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { saveFile } from '../../lib/files.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { kindsQuery, startImport } from './data.ts';
import { useWords } from './words.tsx';

export function NewImport() {
  const { t } = useFormat();
  const words = useWords();
  const notice = useNotice();
  const navigate = useNavigate();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const { data: kinds = [] } = useQuery(kindsQuery);
  const kind = kinds.find((one) => one.kind === chosen) ?? kinds[0];
  const act = useAct(startImport, ({ data }) => {
    void navigate({ to: '/imports/$importId', params: { importId: data.id } });
  });
  if (!kind) return null;
  const take = (file: File | undefined) => {
    if (file && !act.busy) void act.run({ kind: kind.kind, file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const template = () =>
    void saveFile(`/import_kinds/${kind.kind}/template`).catch((error: unknown) =>
      notice.failed(t('imports.template'), error),
    );
  const needed = kind.columns.filter((column) => column.required).map(words);
  return (
    <Section title={t('imports.new')} className="import-new">
      <div className="import-steps">
        <Field label={t('imports.kind')} note={t('imports.needed', { columns: needed.join(t('common.listJoin')) })}>
          {(ids) => (
            <Select
              {...ids}
              value={kind.kind}
              onChange={(value: string) => setChosen(value)}
              options={kinds.map((one) => ({ value: one.kind, label: words(one.name) }))}
            />
          )}
        </Field>
        <Button icon={<Icon of={Download} />} onClick={template}>
          {t('imports.template')}
        </Button>
      </div>
      <div
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Button type="primary" icon={<Icon of={Upload} />} loading={act.busy} onClick={() => picker.current?.click()}>
          {t('imports.upload')}
        </Button>
        <span className="second">{t('imports.uploadNote')}</span>
        <input
          ref={picker}
          type="file"
          className="sr-only"
          accept=".xlsx,.csv"
          aria-label={t('imports.upload')}
          tabIndex={-1}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file, corrected, can be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      <ProblemNote problem={act.problem} />
    </Section>
  );
}
