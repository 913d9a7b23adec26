/** Owns showing a secret the only time it can be seen. */
import { useFormat } from '../lib/use-format.ts';
import { size } from '../theme.ts';
import { ConfirmDialog, Reminder } from './confirm-dialog.tsx';
import { CopyButton } from './copy-button.tsx';

/** The secret with a button to copy it; closing is the end of it. */
export function SecretOnce({
  title,
  text,
  secret,
  onClose,
}: {
  title: string;
  text: string;
  secret: string;
  onClose: () => void;
}) {
  const { t } = useFormat();
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={title}
      verb={t('parts.secretKept')}
      onlyVerb
      onConfirm={onClose}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <Reminder>{text}</Reminder>
        <div className="secret">
          <code>{secret}</code>
          <CopyButton text={secret} label={t('common.copy')} withText />
        </div>
      </div>
    </ConfirmDialog>
  );
}
