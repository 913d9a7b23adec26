/** Owns the list of files that belong to a document. */
import { Paperclip } from 'lucide-react';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';

export type Attachment = { key: string; name: string; bytes: number; href: string };

/** Names as links with their size. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  const { bytes } = useFormat();
  return (
    <ul className="attachments">
      {files.map((file) => (
        <li key={file.key}>
          <Icon of={Paperclip} size={14} />
          <a href={file.href} download={file.name}>
            {file.name}
          </a>
          <span className="quiet">{bytes(file.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
