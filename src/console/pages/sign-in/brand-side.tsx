/** The brand side of the sign-in page: many channels that run into one, one sentence, one opened figure. */
import { useFormat } from '../../lib/use-format.ts';
import { Logo } from '../../shell/logo.tsx';

const channels = [
  'M-40 120 C 120 300 296 330 296 520 C 296 620 250 700 214 800',
  'M26 -10 C 26 180 300 330 306 520 C 310 640 290 720 274 800',
  'M112 -10 C 112 220 318 330 318 520 C 318 640 330 720 346 800',
  'M198 -10 C 198 240 328 320 328 520 C 328 640 380 720 430 800',
  'M284 -10 C 284 240 338 320 338 520 C 338 630 420 720 500 800',
  'M370 -10 C 370 240 346 330 346 520 C 346 620 450 700 560 790',
  'M456 -10 C 456 240 352 330 352 520 C 352 610 470 680 560 760',
  'M542 -10 C 542 260 358 340 358 520 C 358 610 470 680 560 740',
  'M560 190 C 470 320 366 380 366 520 C 366 620 480 690 560 722',
];

/** Decoration and a promise; nothing here can be acted on. */
export function BrandSide() {
  const { t } = useFormat();
  const facts = [
    [t('signIn.sampleProcess'), t('signIn.sampleProcessText')],
    [t('signIn.sampleRule'), t('signIn.sampleRuleText')],
    [t('signIn.samplePostings'), t('signIn.samplePostingsText')],
  ];
  return (
    <aside className="brand-side">
      <svg className="brand-lines" viewBox="0 0 560 800" preserveAspectRatio="xMidYMid slice" aria-hidden>
        {channels.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      <div className="brand-logo">
        <Logo size={30} inverse />
        <strong>{t('common.productFull')}</strong>
      </div>
      <div className="brand-words">
        <p className="poster">
          {t('signIn.poster1')}
          <br />
          {t('signIn.poster2')}
        </p>
        <div className="brand-card">
          <div className="brand-card-head">
            <span>{t('signIn.sampleOrder')}</span>
            <span className="brand-figure">42,130.32</span>
          </div>
          <dl>
            {facts.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </aside>
  );
}
