/** Owns toasts: bottom right, one at a time, five seconds, errors and conflicts stay. */
import { App } from 'antd';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { ApiProblem } from '../lib/problem.ts';
import { Icon } from './icon.tsx';

export type Conflict = { who?: string; when?: string; onCompare?: () => void; onLoad: () => void };

/** The three things a toast may say: it is done, it failed, somebody else was faster. */
export function useNotice() {
  const { notification } = App.useApp();
  const { t } = useFormat();
  return useMemo(
    () => ({
      done(title: string) {
        notification.open({
          key: 'one',
          title,
          icon: (
            <span className="state-text is-ok">
              <Icon of={CircleCheck} />
            </span>
          ),
          duration: 5,
          role: 'status',
        });
      },
      failed(title: string, error: unknown) {
        const problem = error instanceof ApiProblem ? error : undefined;
        notification.open({
          key: 'one',
          title,
          description: problem?.message ?? t('errors.unexpected'),
          icon: (
            <span className="state-text is-bad">
              <Icon of={CircleAlert} />
            </span>
          ),
          duration: false,
          role: 'alert',
        });
      },
      conflict({ who, when, onCompare, onLoad }: Conflict) {
        const close = () => notification.destroy('one');
        notification.open({
          key: 'one',
          title: t('errors.conflictTitle'),
          description: who && when ? t('errors.conflictText', { who, when }) : t('errors.conflictTextPlain'),
          icon: (
            <span className="state-text is-wait">
              <Icon of={TriangleAlert} />
            </span>
          ),
          duration: false,
          role: 'alert',
          actions: (
            <span className="notice-actions">
              {onCompare && (
                <button type="button" className="link-button" onClick={onCompare}>
                  {t('errors.conflictCompare')}
                </button>
              )}
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  close();
                  onLoad();
                }}
              >
                {t('errors.conflictLoad')}
              </button>
            </span>
          ),
        });
      },
    }),
    [notification, t],
  );
}
