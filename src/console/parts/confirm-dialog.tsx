/** Owns confirmations: only when money moves, something ends or many rows change. */
import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { size } from '../theme.ts';

type ConfirmDialogProps = {
  open: boolean;
  /** A question with verb and object. */
  title: string;
  /** Amount, and whether it can be undone. */
  children: ReactNode;
  /** The verb again, with count or amount. */
  verb: string;
  danger?: boolean;
  busy?: boolean;
  width?: number;
  /** Nothing to go back from: only the verb (a result that is read and closed). */
  onlyVerb?: boolean;
  /** The form to submit with the verb button, instead of `onConfirm`. */
  formId?: string;
  onConfirm?: () => void;
  onCancel: () => void;
};

/** Asks once; focus starts on the way back and returns where it came from. */
export function ConfirmDialog({
  open,
  title,
  children,
  verb,
  danger,
  busy,
  width,
  onlyVerb = false,
  formId,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  const { t } = useFormat();
  return (
    <Modal
      open={open}
      title={title}
      onCancel={onCancel}
      width={width ?? size.confirm}
      destroyOnHidden
      centered
      closable={false}
      mask={{ closable: !busy }}
      footer={[
        !onlyVerb && (
          <Button key="cancel" onClick={onCancel} disabled={busy}>
            {t('common.cancel')}
          </Button>
        ),
        <Button
          key="verb"
          type="primary"
          danger={danger}
          loading={busy}
          htmlType={formId ? 'submit' : 'button'}
          form={formId}
          onClick={formId ? undefined : onConfirm}
        >
          {verb}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
}

/** A reminder inside a dialog or page: amber ground, dark text. */
export function Reminder({ children, state = 'wait' }: { children: ReactNode; state?: 'wait' | 'bad' | 'run' }) {
  return <div className={`reminder is-${state}`}>{children}</div>;
}
