/** Owns the place of a part that failed: what failed, whether anything changed, what to do, and the request number. */
import { Button } from 'antd';
import { RefreshCw, TriangleAlert } from 'lucide-react';
import { useFormat } from '../lib/use-format.ts';
import { ApiProblem } from '../lib/problem.ts';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';
import { Stamp } from './stamp.tsx';

type ErrorBlockProps = { error: unknown; what: string; onRetry?: () => void };

/** Replaces only what failed; reads never change anything, so trying again is always safe. */
export function ErrorBlock({ error, what, onRetry }: ErrorBlockProps) {
  const { t } = useFormat();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <div className="error-block" role="alert">
      <span className="error-mark">
        <Icon of={TriangleAlert} size={18} />
      </span>
      <div className="error-body">
        <h2 className="error-title">{t('errors.notLoaded', { what })}</h2>
        <p className="error-text">
          {problem?.message ?? t('errors.unexpected')} {problem && problem.status > 0 && t('errors.retrySafe')}
        </p>
        {onRetry && (
          <Button type="primary" icon={<Icon of={RefreshCw} />} onClick={onRetry}>
            {t('errors.reload')}
          </Button>
        )}
        {problem?.requestId && (
          <div className="error-reference">
            <span>{t('errors.reference')}</span>
            <code>{problem.requestId}</code>
            <CopyButton text={problem.requestId} label={t('common.copy')} withText />
            <span className="error-time">
              <Stamp at={problem.at.toISOString()} />
            </span>
          </div>
        )}
      </div>
    </div>
  );
}
