/** Owns the view of work that takes long: how far, what now, errors so far, cancel. */
import { Button } from 'antd';
import { Download } from 'lucide-react';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';

type LongTaskProps = {
  title: string;
  done: number;
  total: number;
  step: string;
  onCancel?: { label: string; act: () => void };
  failedFile?: { label: string; href: string };
};

/** Progress that comes from the server, so it survives a reload. */
export function LongTask({ title, done, total, step, onCancel, failedFile }: LongTaskProps) {
  const { count } = useFormat();
  const share = total === 0 ? 0 : (done / total) * 100;
  return (
    <div className="long-task" role="status">
      <div className="long-task-head">
        <strong>{title}</strong>
        <span className="quiet">
          {count(done)} / {count(total)}
        </span>
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <span className="progress-fill" style={{ inlineSize: `${share}%` }} />
      </div>
      <div className="long-task-foot">
        <span className="quiet">{step}</span>
        {onCancel && (
          <button type="button" className="link-button" onClick={onCancel.act}>
            {onCancel.label}
          </button>
        )}
      </div>
      {failedFile && (
        <Button size="small" icon={<Icon of={Download} size={14} />} href={failedFile.href} download>
          {failedFile.label}
        </Button>
      )}
    </div>
  );
}
