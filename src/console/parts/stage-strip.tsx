/** Owns the strip that says how far a document has come. */
import { useFormat } from '../lib/use-format.ts';

export type Stage = {
  key: string;
  name: string;
  /** Time or count beneath; `—` when nothing happened yet. */
  note?: string;
  /** 0 to come, 1 done, between partly done. */
  share: number;
  current?: boolean;
};

/** Equal segments in order; the partly done one is filled to its share. */
export function StageStrip({ stages }: { stages: readonly Stage[] }) {
  const { t } = useFormat();
  return (
    <ol className="stage-strip" aria-label={t('parts.stages')}>
      {stages.map((stage) => (
        <li
          key={stage.key}
          className={`stage ${stage.share >= 1 ? 'stage-done' : stage.share > 0 ? 'stage-partly' : 'stage-to-come'}`}
          aria-current={stage.current ? 'step' : undefined}
        >
          <span className="stage-track">
            <span className="stage-fill" style={{ inlineSize: `${Math.min(1, stage.share) * 100}%` }} />
          </span>
          <span className="stage-name">{stage.name}</span>
          <span className="stage-note">{stage.note ?? t('common.nothing')}</span>
        </li>
      ))}
    </ol>
  );
}
