/** Gallery: the parts of a document page (picture 01) and of the figure drawer (picture 03). */
import { useFormat } from '../../lib/use-format.ts';
import { Attachments } from '../../parts/attachments.tsx';
import { Checks } from '../../parts/checks.tsx';
import type { Verdict } from '../../parts/checks.tsx';
import { FigureBody, FigureHead } from '../../parts/figure-body.tsx';
import type { FigureView } from '../../parts/figure-body.tsx';
import { MoneyStrip } from '../../parts/money-strip.tsx';
import { PriceWaterfall } from '../../parts/price-waterfall.tsx';
import type { PriceStory } from '../../parts/price-waterfall.tsx';
import { StageStrip } from '../../parts/stage-strip.tsx';
import { Timeline } from '../../parts/timeline.tsx';
import { Tile } from './gallery.tsx';
import type { Sample } from './sample.ts';

const stageNotes = ['11-18 09:42', '11-18 09:42', '11-18 11:02', '11-18 11:03', '564 / 624'];
const amounts = ['55920', '10789.68', '3000', '42130.32'];
const operators = [undefined, '−', '−', '='] as const;

/** The price of picture 01, for the popover as well. */
export function sampleStory(texts: Sample): PriceStory {
  const steps = [
    { running: '92' },
    { running: '80.96', delta: '-11.04' },
    { running: '77.96', delta: '-3' },
    { running: '74.06', delta: '-3.90' },
  ];
  return {
    price: '74.06',
    asOf: '2026-11-18T01:42:00Z',
    floor: '68',
    figure: 'sample',
    steps: steps.map((step, index) => ({
      ...step,
      key: String(index),
      name: texts.waterfall[index] ?? '',
      source: texts.sources[index],
    })),
  };
}

function sampleFigure(texts: Sample): FigureView {
  const [receivable = '', revenue = '', tax = ''] = texts.accounts;
  const [list = '', policies = '', offset = '', payable = ''] = texts.terms;
  return {
    subject: texts.figureSubject,
    label: payable,
    amount: '42130.32',
    currency: 'CNY',
    state: { key: 'run', text: texts.tags[2] ?? '' },
    sentence: texts.figureSentence,
    recomputed: true,
    arithmetic: [
      { key: '1', label: list, amount: '55920', figure: 'sample', kind: 'part' },
      { key: '2', label: policies, note: texts.termNotes[1], amount: '-10789.68', kind: 'part' },
      { key: '3', label: offset, note: texts.termNotes[2], amount: '-3000', kind: 'part' },
      { key: '4', label: payable, amount: '42130.32', kind: 'result' },
    ],
    rules: [
      {
        key: '1',
        name: texts.ruleName,
        version: 'v7',
        since: '2026-10-01',
        text: texts.ruleText,
      },
    ],
    people: texts.people
      .slice(0, 2)
      .map((name, index) => ({ key: name, name, action: texts.approved, at: `2026-11-1${index + 7}T03:05:00Z` })),
    transfers: [
      {
        key: '1',
        at: '2026-11-20T08:08:00Z',
        number: 'TR-8841207',
        postings: [
          { key: '1', account: receivable, debit: '42130.32' },
          { key: '2', account: revenue, credit: '37283.47' },
          { key: '3', account: tax, credit: '4846.85' },
        ],
      },
    ],
    totals: { debit: '42130.32', credit: '42130.32', difference: '0' },
    history: { text: texts.historyNote, to: '/parts' },
  };
}

function DocumentRail({ texts }: { texts: Sample }) {
  const { t } = useFormat();
  const states = ['run', 'ok', 'bad'] as const;
  return (
    <>
      <Tile title={t('parts.timeline')} span={3}>
        <Timeline
          events={texts.timeline.map((sentence, index) => ({
            key: String(index),
            state: states[index] ?? 'off',
            sentence,
            at: `2026-11-${20 - index}T08:08:00Z`,
          }))}
        />
      </Tile>
      <Tile title={t('parts.attachments')} span={3}>
        <Attachments
          files={texts.files.map((name, index) => ({ key: name, name, bytes: 219_000 * (index * 5 + 1), href: '#' }))}
        />
      </Tile>
    </>
  );
}

/** Stage strip, equation, waterfall, checks, timeline, files, figure. */
export function DocumentCards({ texts }: { texts: Sample }) {
  const { t } = useFormat();
  const verdicts: Verdict[] = texts.checks.map((name, index) => ({
    key: name,
    name,
    facts: texts.facts[index],
    result: index < 6 ? 'pass' : index === 6 ? 'needs_approval' : 'warn',
  }));
  const figure = sampleFigure(texts);
  return (
    <>
      <Tile title={texts.stagesTitle} span={12}>
        <StageStrip
          stages={texts.stages.map((name, index) => ({
            key: name,
            name,
            note: stageNotes[index],
            share: index < 4 ? 1 : index === 4 ? 0.81 : 0,
            current: index === 4,
          }))}
        />
        <MoneyStrip
          terms={texts.terms.map((label, index) => ({
            key: label,
            label,
            amount: amounts[index] ?? '0',
            currency: 'CNY',
            figure: 'sample',
            note: texts.termNotes[index],
            operator: operators[index],
          }))}
        />
      </Tile>
      <Tile title={t('parts.checks')} span={8}>
        <Checks verdicts={verdicts} />
      </Tile>
      <Tile title={t('parts.price')} span={4}>
        <PriceWaterfall story={sampleStory(texts)} />
      </Tile>
      <Tile title={figure.subject} span={6}>
        <FigureHead view={figure} />
        <FigureBody view={figure} />
      </Tile>
      <DocumentRail texts={texts} />
    </>
  );
}
