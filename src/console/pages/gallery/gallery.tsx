/** The gallery of parts (not in any menu): every shared part with realistic data, to be compared with the design. */
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { chooseLanguage } from '../../i18n.ts';
import { chooseMode, useLook } from '../../lib/device.ts';
import type { Language } from '../../lib/format.ts';
import { useFormat } from '../../lib/use-format.ts';
import { BasicCards } from './basics.tsx';
import { DocumentCards } from './documents.tsx';
import { ListCards } from './lists.tsx';
import { sample } from './sample.ts';
import '../../styles/gallery.css';

/** A titled box of the gallery, `span` of twelve columns wide. */
export function Tile({ title, span, children }: { title: string; span: number; children: ReactNode }) {
  return (
    <section className="tile" style={{ gridColumn: `span ${span}` }} aria-label={title}>
      <h2 className="tile-title">{title}</h2>
      {children}
    </section>
  );
}

/** The page. */
export function GalleryPage() {
  const { language } = useFormat();
  const { mode } = useLook();
  const texts = sample(language);
  return (
    <main className="gallery">
      <header className="gallery-head">
        <h1 className="page-title">{texts.title}</h1>
        <Segmented<Language>
          value={language}
          onChange={chooseLanguage}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Segmented value={mode} onChange={chooseMode} options={['light', 'dark']} />
      </header>
      <div className="gallery-grid">
        <BasicCards texts={texts} />
        <DocumentCards texts={texts} />
        <ListCards texts={texts} />
      </div>
    </main>
  );
}
