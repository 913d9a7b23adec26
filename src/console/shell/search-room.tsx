/** Owns the search box of the frame: `/` focuses it, Enter looks through everything one may see. */
import { Input } from 'antd';
import type { InputRef } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { isTyping } from '../lib/keys.ts';
import { Icon } from '../parts/icon.tsx';

/** Finds documents by number, partner or amount. */
export function SearchRoom() {
  const { t } = useFormat();
  const navigate = useNavigate();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      box.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);
  return (
    <Input
      ref={box}
      className="search-room"
      type="search"
      value={text}
      aria-label={t('shell.searchLabel')}
      aria-keyshortcuts="/"
      placeholder={t('shell.search')}
      prefix={<Icon of={Search} size={14} />}
      suffix={<kbd aria-hidden>/</kbd>}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => void navigate({ to: '/search', search: { q: text.trim() } })}
    />
  );
}
