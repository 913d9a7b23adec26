/** The versions of a record that has no page of its own, in a dialog. */
import { Modal } from 'antd';
import { size } from '../theme.ts';
import { VersionHistory } from './version-history.tsx';

export function HistoryDialog({ path, title, onClose }: { path: string; title: string; onClose: () => void }) {
  return (
    <Modal open centered footer={null} width={size.form} onCancel={onClose} title={title}>
      <VersionHistory path={path} />
    </Modal>
  );
}
